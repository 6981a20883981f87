package dev.nnc.compiler.check;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of one name in the library, parsed when they are first looked at: a script uses a
 * tenth of the library, and parsing all of it would be a good part of the time to check a script.
 */
final class LibraryDefinition extends AbstractList<Ast.Definition> {
  /** What stands before a name: lines of documentation, and a word at the start of a line. */
  private static final Pattern HEAD = Pattern.compile("(?m)^(?:///.*\\R)*[a-z]+ +(\\w+)");

  private final List<Span> parts = new ArrayList<>();
  private final List<Span> names = new ArrayList<>();
  private volatile @Nullable List<Ast.Definition> parsed;

  private LibraryDefinition() {}

  /** Those in some sources, which consist of definitions that begin at the start of a line. */
  static Map<String, LibraryDefinition> allOf(List<Source> sources) {
    Map<String, LibraryDefinition> all = new LinkedHashMap<>();
    for (Source source : sources) {
      Matcher head = HEAD.matcher(source.text());
      boolean more = head.find();
      while (more) {
        Span name = new Span(source, head.start(1), head.end(1));
        int start = head.start();
        more = head.find();
        int end = more ? head.start() : source.text().length();
        all.computeIfAbsent(name.text(), key -> new LibraryDefinition())
            .add(new Span(source, start, end), name);
      }
    }
    return all;
  }

  private void add(Span part, Span name) {
    parts.add(part);
    names.add(name);
  }

  /** Where the first of them has its name. */
  Span first() {
    return names.get(0);
  }

  @Override
  public Ast.Definition get(int index) {
    return parsed().get(index);
  }

  @Override
  public int size() {
    return parts.size();
  }

  private List<Ast.Definition> parsed() {
    List<Ast.Definition> found = parsed;
    if (found == null) {
      found = parts.stream().map(LibraryDefinition::parse).toList();
      parsed = found;
    }
    return found;
  }

  private static Ast.Definition parse(Span part) {
    return (Ast.Definition) Prelude.parseItems(part).items().get(0);
  }
}
