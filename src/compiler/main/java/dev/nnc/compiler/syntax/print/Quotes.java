package dev.nnc.compiler.syntax.print;

import dev.nnc.compiler.syntax.Characters;
import java.util.Locale;

/** Strings as they are written. */
final class Quotes {
  private Quotes() {}

  static String quote(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      append(out, value, i);
    }
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, String value, int index) {
    char c = value.charAt(index);
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      default -> {
        if (c == '\r' || Characters.isForbidden(value, index)) {
          out.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
