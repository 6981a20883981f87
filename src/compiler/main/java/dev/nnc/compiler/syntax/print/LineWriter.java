package dev.nnc.compiler.syntax.print;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Span;
import java.util.List;

/** Lines with their comments and the blank lines between them. */
final class LineWriter {
  private final StringBuilder out = new StringBuilder();
  private final List<Ast.Comment> comments;
  private int nextComment;
  private int indent;

  /** The line of the source that was written last; 0 at the beginning of a block. */
  private int sourceLine;

  LineWriter(List<Ast.Comment> comments) {
    this.comments = comments;
  }

  int indent() {
    return indent;
  }

  String text() {
    return out.toString();
  }

  static int lastLine(Span span) {
    return span.source().line(Math.max(span.start(), span.end() - 1));
  }

  /** Writes what stands before a statement: comments, a blank line, documentation. */
  void begin(Span span, List<String> doc) {
    commentsBefore(span.start());
    blank(span.line() - doc.size());
    for (String text : doc) {
      write(text.isEmpty() ? "///" : "/// " + text);
    }
    sourceLine = span.line();
  }

  private void blank(int line) {
    if (sourceLine > 0 && line - sourceLine > 1) {
      out.append('\n');
    }
  }

  private void write(String text) {
    out.append(" ".repeat(indent)).append(text).append('\n');
  }

  /** Writes a line or several, with the comment that stands behind it in the source. */
  void line(String text, Span span) {
    write(text);
    sourceLine = lastLine(span);
    trailingComment();
  }

  /** Writes the first line of a block, whose head ends at {@code head}. */
  void open(String text, Span head) {
    write(text);
    sourceLine = lastLine(head);
    trailingComment();
    indent += 2;
    sourceLine = 0;
  }

  void close() {
    indent -= 2;
  }

  private void trailingComment() {
    if (nextComment < comments.size() && comments.get(nextComment).span().line() == sourceLine) {
      out.setLength(out.length() - 1);
      out.append("  ").append(comments.get(nextComment++).text()).append('\n');
    }
  }

  void commentsBefore(int offset) {
    while (isNextBefore(offset)) {
      Ast.Comment comment = comments.get(nextComment++);
      blank(comment.span().line());
      write(comment.text());
      sourceLine = comment.span().line();
    }
  }

  /** Comments inside a statement go before it; there they must not become documentation. */
  void commentsInside(Span span) {
    while (isNextBefore(span.end())) {
      String text = comments.get(nextComment++).text();
      write(text.startsWith("///") ? text.substring(1) : text);
    }
  }

  private boolean isNextBefore(int offset) {
    return nextComment < comments.size() && comments.get(nextComment).span().start() < offset;
  }

  boolean hasCommentIn(Span span) {
    return isNextBefore(span.end());
  }
}
