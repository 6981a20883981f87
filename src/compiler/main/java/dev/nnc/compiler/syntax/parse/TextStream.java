package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.text.Span;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A part of a source for the lexer. Places are offsets in UTF-16 units, as everywhere in the
 * compiler, while the characters handed out are whole code points; half a surrogate pair is handed
 * out as it is.
 */
final class TextStream implements CharStream {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String name;
  private final String text;
  private int position;

  TextStream(Span part) {
    this.name = part.source().name();
    this.text = part.source().text().substring(0, part.end());
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    this.position = marked && part.start() == 0 ? 1 : part.start();
  }

  @Override
  public void consume() {
    position += Character.charCount(text.codePointAt(position));
  }

  @Override
  public int LA(int distance) {
    int place = position;
    for (int i = 1; i < distance && place < text.length(); i++) {
      place += Character.charCount(text.codePointAt(place));
    }
    if (distance < 0) {
      return position == 0 ? EOF : text.codePointBefore(position);
    }
    return place < text.length() ? text.codePointAt(place) : EOF;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = index;
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return name;
  }

  @Override
  public String getText(Interval interval) {
    return text.substring(interval.a, Math.min(interval.b + 1, text.length()));
  }
}
