package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.antlr.NnParser;
import dev.nnc.compiler.syntax.build.Comments;
import dev.nnc.compiler.syntax.build.ExpressionBuilder;
import dev.nnc.compiler.syntax.build.ItemBuilder;
import dev.nnc.compiler.syntax.build.Places;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;

/**
 * Reads scripts. Mistakes are reported, all of a script at once; what could be read comes back.
 *
 * <p>The text becomes tokens ({@link Scanner}), whose brackets are matched and whose nesting is
 * limited before a recursive parser meets them ({@link Nesting}, {@link BracketRepair}); newlines
 * that end no statement are dropped ({@link NewlineFilter}); what remains is read item by item.
 */
public final class ScriptParser {
  /** Nobody mends more mistakes in one go. */
  static final int MOST_MISTAKES = 100;

  private ScriptParser() {}

  /** The script without the items and statements that could not be read. */
  public static Ast.Script parse(Source source, Diagnostics diagnostics) {
    return parse(whole(source), diagnostics);
  }

  /** Reads only some items of a script, which begin and end as the part does. */
  public static Ast.Script parse(Span part, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    Ast.Script script = script(part, found);
    found.sorted().stream().limit(MOST_MISTAKES).forEach(diagnostics::report);
    return script;
  }

  private static Ast.Script script(Span part, Diagnostics diagnostics) {
    Comments comments = new Comments();
    Set<Integer> silenced = new HashSet<>();
    List<CommonToken> tokens = tokens(part, comments, diagnostics, silenced);
    Places places = new Places(part.source());
    ItemBuilder builder = new ItemBuilder(places, comments, diagnostics);
    List<Ast.Item> items = new ArrayList<>();
    new Repair(places, diagnostics, silenced)
        .items(tokens, tree -> items.add(builder.item((NnParser.ItemContext) tree)));
    return new Ast.Script(part, List.copyOf(items), comments.rest());
  }

  /**
   * The expression that a text consists of. Where it cannot be read, that is reported, and a {@link
   * Ast.Name} of the whole text comes back.
   */
  public static Ast.Expression expression(Source source, Diagnostics diagnostics) {
    Set<Integer> silenced = new HashSet<>();
    List<CommonToken> tokens = tokens(whole(source), new Comments(), diagnostics, silenced);
    Places places = new Places(source);
    return new Repair(places, diagnostics, silenced)
        .expression(tokens)
        .map(tree -> new ExpressionBuilder(places, diagnostics).expression(tree))
        .orElseGet(() -> new Ast.Name(whole(source), source.text(), false));
  }

  private static Span whole(Source source) {
    return new Span(source, 0, source.text().length());
  }

  /** The tokens that the parser reads, without the end; none if they cannot be read safely. */
  private static List<CommonToken> tokens(
      Span part, Comments comments, Diagnostics diagnostics, Set<Integer> silenced) {
    Source source = part.source();
    int zero = source.text().indexOf('\0');
    if (zero >= 0) {
      diagnostics.report(binary(new Span(source, zero, zero + 1)));
      return List.of();
    }
    List<CommonToken> scanned = new Scanner(part, comments, diagnostics).scan();
    int deep = Nesting.tooDeep(scanned);
    if (deep >= 0) {
      diagnostics.report(tooDeep(new Places(source).of(scanned.get(deep))));
      return List.of();
    }
    List<CommonToken> matched =
        Brackets.match(scanned)
            ? scanned
            : BracketRepair.repair(source, diagnostics, scanned, silenced);
    List<CommonToken> filtered = NewlineFilter.filter(matched);
    return filtered.subList(0, filtered.size() - 1);
  }

  private static Diagnostic binary(Span span) {
    return Diagnostic.of(Code.UNREADABLE_FILE, span, "this is not a text file")
        .label("a zero byte")
        .help("scripts are saved as UTF-8 text");
  }

  private static Diagnostic tooDeep(Span span) {
    return Diagnostic.of(
            Code.TOO_DEEP, span, "nested deeper than " + Nesting.LIMIT + " brackets or signs")
        .help("close brackets that stand open before, or give parts names of their own");
  }
}
