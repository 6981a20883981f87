package dev.nnc.compiler.syntax;

import dev.nnc.compiler.text.Span;
import java.util.LinkedList;
import java.util.List;
import java.util.TreeMap;

/** The comments of a script, by line: no line has two. */
final class Comments {
  private static final String DOC = "///";

  private final TreeMap<Integer, Ast.Comment> byLine = new TreeMap<>();

  void add(Span span) {
    byLine.put(span.line(), new Ast.Comment(span, span.text().stripTrailing()));
  }

  /** Takes the {@code ///} lines that stand directly above what begins at {@code span}. */
  List<String> doc(Span span) {
    LinkedList<String> doc = new LinkedList<>();
    int line = span.line() - 1;
    while (isDoc(line)) {
      doc.addFirst(text(byLine.remove(line)));
      line--;
    }
    return List.copyOf(doc);
  }

  private boolean isDoc(int line) {
    Ast.Comment comment = byLine.get(line);
    return comment != null
        && comment.text().startsWith(DOC)
        && comment.span().source().lineText(line).stripLeading().startsWith(DOC);
  }

  private static String text(Ast.Comment comment) {
    String text = comment.text().substring(DOC.length());
    return text.startsWith(" ") ? text.substring(1) : text;
  }

  /** Those that {@link #doc} has not taken. */
  List<Ast.Comment> rest() {
    return List.copyOf(byLine.values());
  }
}
