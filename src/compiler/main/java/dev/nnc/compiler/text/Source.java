package dev.nnc.compiler.text;

import java.util.Arrays;

/**
 * A script's text with the name under which messages show it.
 *
 * @see Span
 */
public final class Source {
  private final String name;
  private final String text;
  private final boolean library;
  private final int[] lineStarts;

  private Source(String name, String text, boolean library) {
    this.name = name;
    this.text = text;
    this.library = library;
    this.lineStarts = lineStarts(text);
  }

  /** A user's script. */
  public static Source of(String name, String text) {
    return new Source(name, text, false);
  }

  /** A part of the standard library: mistakes met inside it are reported at the user's call. */
  public static Source library(String name, String text) {
    return new Source(name, text, true);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  public boolean isLibrary() {
    return library;
  }

  /** The 1-based line that holds the character at {@code offset}. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The 1-based column, in code points, of the character at {@code offset}. */
  public int column(int offset) {
    int start = lineStarts[line(offset) - 1];
    return text.codePointCount(start, Math.min(offset, text.length())) + 1;
  }

  /** The text of a 1-based line, without its end. */
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    String found = text.substring(start, end);
    return found.endsWith("\r") ? found.substring(0, found.length() - 1) : found;
  }

  @Override
  public String toString() {
    return name;
  }
}
