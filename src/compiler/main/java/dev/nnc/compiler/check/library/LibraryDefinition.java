package dev.nnc.compiler.check.library;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of one name in the library, parsed when they are first looked at: a script uses a
 * tenth of the library, and parsing all of it would be a good part of the time to check a script.
 */
public final class LibraryDefinition extends AbstractList<Ast.Definition> {
  private static final String DOCUMENTATION = "///";

  private final List<Span> parts = new ArrayList<>();
  private final List<Span> names = new ArrayList<>();
  private volatile @Nullable List<Ast.Definition> parsed;

  private LibraryDefinition() {}

  /** Those in some sources, which consist of definitions that begin at the start of a line. */
  static Map<String, LibraryDefinition> allOf(List<Source> sources) {
    Map<String, LibraryDefinition> all = new LinkedHashMap<>();
    for (Source source : sources) {
      List<Head> heads = heads(source);
      for (int i = 0; i < heads.size(); i++) {
        Head head = heads.get(i);
        int end = i + 1 < heads.size() ? heads.get(i + 1).start() : source.text().length();
        all.computeIfAbsent(head.name().text(), key -> new LibraryDefinition())
            .add(new Span(source, head.start(), end), head.name());
      }
    }
    return all;
  }

  /**
   * The start of a definition.
   *
   * @param start where its documentation starts
   * @param name what it is called
   */
  private record Head(int start, Span name) {}

  /**
   * Line by line: in code that is not compiled yet, a regular expression takes ten times as long.
   */
  private static List<Head> heads(Source source) {
    String text = source.text();
    List<Head> heads = new ArrayList<>();
    int start = -1;
    for (int line = 0; line < text.length(); line = next(text, line)) {
      if (text.startsWith(DOCUMENTATION, line)) {
        start = start < 0 ? line : start;
      } else {
        if (Character.isLetter(text.charAt(line))) {
          heads.add(new Head(start < 0 ? line : start, name(source, line)));
        }
        start = -1;
      }
    }
    return heads;
  }

  private static int next(String text, int line) {
    int end = text.indexOf('\n', line);
    return end < 0 ? text.length() : end + 1;
  }

  /** The second word of a line. */
  private static Span name(Source source, int line) {
    String text = source.text();
    int start = text.indexOf(' ', line) + 1;
    int end = start;
    while (Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return new Span(source, start, end);
  }

  private void add(Span part, Span name) {
    parts.add(part);
    names.add(name);
  }

  /** Where the first of them has its name. */
  public Span first() {
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
