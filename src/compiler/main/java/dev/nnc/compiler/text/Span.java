package dev.nnc.compiler.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A place in a source: the characters from {@code start} up to, not including, {@code end}.
 *
 * @param source the text
 * @param start offset of the first character, in UTF-16 units
 * @param end offset behind the last one
 */
public record Span(Source source, int start, int end) {
  private static final String DOC = "///";

  /** The smallest place that holds both. */
  public Span to(Span other) {
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }

  public int line() {
    return source.line(start);
  }

  public int column() {
    return source.column(start);
  }

  public String text() {
    return source.text().substring(start, end);
  }

  /** The text with a space where it has several, tabs or ends of lines. */
  public String oneLine() {
    return text().replaceAll("\\s+", " ");
  }

  /** The lines of the {@code ///} comment directly above the line where it starts. */
  public List<String> documentation() {
    Deque<String> lines = new ArrayDeque<>();
    for (int line = line() - 1; line > 0; line--) {
      String text = source.lineText(line).strip();
      if (!text.startsWith(DOC)) {
        break;
      }
      lines.addFirst(text.substring(DOC.length()).strip());
    }
    return List.copyOf(lines);
  }

  @Override
  public String toString() {
    return source.name() + ":" + line() + ":" + column();
  }
}
