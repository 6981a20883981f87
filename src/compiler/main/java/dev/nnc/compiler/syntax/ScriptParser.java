package dev.nnc.compiler.syntax;

import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/**
 * Reads scripts. Mistakes are reported, all of a script at once; what could be read comes back.
 *
 * <p>The text becomes tokens ({@link Scanner}), whose brackets are matched and whose nesting is
 * limited before a recursive parser meets them ({@link Brackets}); newlines that end no statement
 * are dropped ({@link NewlineFilter}); what remains is read item by item.
 */
public final class ScriptParser {
  private ScriptParser() {}

  /** The script without the items and statements that could not be read. */
  public static Ast.Script parse(Source source, Diagnostics diagnostics) {
    Comments comments = new Comments();
    Places places = new Places(source);
    ItemBuilder builder = new ItemBuilder(places, comments, diagnostics);
    Repair repair = new Repair(places, diagnostics);
    List<Ast.Item> items = new ArrayList<>();
    repair.items(tokens(source, comments, diagnostics), tree -> items.add(builder.item(tree)));
    Span all = new Span(source, 0, source.text().length());
    return new Ast.Script(all, List.copyOf(items), comments.rest());
  }

  /**
   * The expression that a text consists of. Where it cannot be read, that is reported, and a {@link
   * Ast.Name} of the whole text comes back.
   */
  public static Ast.Expression expression(Source source, Diagnostics diagnostics) {
    Places places = new Places(source);
    List<CommonToken> tokens = tokens(source, new Comments(), diagnostics);
    return new Repair(places, diagnostics)
        .expression(tokens)
        .map(tree -> new ExpressionBuilder(places, diagnostics).expression(tree))
        .orElseGet(() -> unreadable(source));
  }

  private static Ast.Expression unreadable(Source source) {
    return new Ast.Name(new Span(source, 0, source.text().length()), source.text(), false);
  }

  private static List<CommonToken> tokens(
      Source source, Comments comments, Diagnostics diagnostics) {
    List<CommonToken> scanned = new Scanner(source, comments, diagnostics).scan();
    return NewlineFilter.filter(new Brackets(source, diagnostics).match(scanned));
  }
}
