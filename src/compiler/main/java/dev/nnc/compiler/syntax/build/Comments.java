package dev.nnc.compiler.syntax.build;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/** The comments of a script, by line: no line has two. */
public final class Comments {
  private static final String DOC = "///";

  private final TreeMap<Integer, Ast.Comment> byLine = new TreeMap<>();

  public void add(Span span) {
    byLine.put(span.line(), new Ast.Comment(span, span.text().stripTrailing()));
  }

  /** Takes the {@code ///} lines that stand directly above what begins at {@code span}. */
  public List<String> doc(Span span) {
    Deque<String> doc = new ArrayDeque<>();
    int line = span.line() - 1;
    Ast.Comment above = byLine.get(line);
    while (above != null && isDoc(above)) {
      doc.addFirst(text(above));
      byLine.remove(line--);
      above = byLine.get(line);
    }
    return List.copyOf(doc);
  }

  private static boolean isDoc(Ast.Comment comment) {
    Span span = comment.span();
    return comment.text().startsWith(DOC)
        && span.source().lineText(span.line()).stripLeading().startsWith(DOC);
  }

  private static String text(Ast.Comment comment) {
    String text = comment.text().substring(DOC.length());
    return text.startsWith(" ") ? text.substring(1) : text;
  }

  /** Those that {@link #doc} has not taken. */
  public List<Ast.Comment> rest() {
    return List.copyOf(byLine.values());
  }
}
