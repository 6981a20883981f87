package dev.nnc.plot.canvas;

/** Text inside XML. */
final class Xml {
  private static final int REPLACEMENT = 0xfffd;

  private Xml() {}

  /** The text with what XML would take for markup written as references. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(character -> append(escaped, character));
    return escaped.toString();
  }

  private static void append(StringBuilder text, int character) {
    switch (character) {
      case '&' -> text.append("&amp;");
      case '<' -> text.append("&lt;");
      case '>' -> text.append("&gt;");
      case '"' -> text.append("&quot;");
      default -> text.appendCodePoint(isAllowed(character) ? character : REPLACEMENT);
    }
  }

  /** What XML 1.0 allows at all. */
  private static boolean isAllowed(int character) {
    return (character >= 0x20 && character <= 0xd7ff)
        || character == '\t'
        || character == '\n'
        || (character >= 0xe000 && character <= 0xfffd)
        || character >= 0x10000;
  }
}
