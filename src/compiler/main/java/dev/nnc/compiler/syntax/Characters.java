package dev.nnc.compiler.syntax;

import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import java.util.Locale;
import java.util.Map;

/** Characters that a script cannot hold: invisible ones, and those that only look right. */
public final class Characters {
  private static final Map<Integer, String> LOOKALIKES =
      Map.ofEntries(
          Map.entry(0x201C, "\""),
          Map.entry(0x201D, "\""),
          Map.entry(0x201E, "\""),
          Map.entry(0x2018, "\""),
          Map.entry(0x2019, "\""),
          Map.entry(0x2212, "-"),
          Map.entry(0x2013, "-"),
          Map.entry(0x2014, "-"),
          Map.entry(0x00D7, "*"),
          Map.entry(0x22C5, "*"),
          Map.entry(0x00B7, "*"),
          Map.entry(0x00F7, "/"),
          Map.entry(0x2264, "<="),
          Map.entry(0x2265, ">="),
          Map.entry(0x2260, "!="),
          Map.entry(0x2026, "..."),
          Map.entry(0x00B2, "^2"),
          Map.entry(0x00B3, "^3"),
          Map.entry(0x00A0, " "),
          Map.entry(0x2003, " "),
          Map.entry(0x3000, " "),
          Map.entry(0xFF08, "("),
          Map.entry(0xFF09, ")"),
          Map.entry(0xFF0C, ","));

  private Characters() {}

  /**
   * Whether the UTF-16 unit cannot stand even in strings and comments: control characters, those
   * that turn the direction of the text around, and halves of surrogate pairs.
   */
  public static boolean isForbidden(String text, int index) {
    char c = text.charAt(index);
    if (c < ' ' || c == 0x7F) {
      return c != '\t' && c != '\n' && c != '\r';
    }
    boolean turnsAround = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return turnsAround || isHalf(text, index);
  }

  private static boolean isHalf(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
  }

  public static Diagnostic unreadable(Span span) {
    int point = span.text().codePointAt(0);
    String lookalike = LOOKALIKES.get(point);
    Diagnostic diagnostic =
        Diagnostic.of(
            Code.UNREADABLE_CHARACTER, span, "a script cannot hold " + name(point) + " here");
    if (lookalike != null) {
      return diagnostic.help(lookalike.equals(" ") ? "write a space" : "write `" + lookalike + "`");
    }
    return point == '\r'
        ? diagnostic.help("lines end with a line feed, or a carriage return and a line feed")
        : diagnostic.help("leave it out");
  }

  private static String name(int point) {
    String number = String.format(Locale.ROOT, "U+%04X", point);
    boolean visible =
        Character.isDefined(point)
            && !Character.isISOControl(point)
            && !Character.isWhitespace(point)
            && !Character.isSpaceChar(point)
            && Character.getType(point) != Character.FORMAT
            && Character.getType(point) != Character.SURROGATE;
    return visible ? "`" + Character.toString(point) + "` (" + number + ")" : number;
  }
}
