package dev.nnc.compiler.text;

/**
 * A place in a source: the characters from {@code start} up to, not including, {@code end}.
 *
 * @param source the text
 * @param start offset of the first character, in UTF-16 units
 * @param end offset behind the last one
 */
public record Span(Source source, int start, int end) {

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

  @Override
  public String toString() {
    return source.name() + ":" + line() + ":" + column();
  }
}
