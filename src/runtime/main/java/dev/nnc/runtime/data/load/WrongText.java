package dev.nnc.runtime.data.load;

import dev.nnc.runtime.data.table.CellText;
import java.util.regex.Pattern;

/** What to say about a text that stands where a number is needed. */
final class WrongText {
  /** What a text looks like, and what then helps. */
  private enum Look {
    SEPARATED(
        "[^;|\t]*[;|\t].*",
        "is the separator another, or a quote missing? for example separator = \";\""),
    THOUSANDS(
        "[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?",
        "thousands = \",\" if commas part the thousands, decimal = \",\" if they stand before decimals"),
    DECIMAL_COMMA("[+-]?\\d*,\\d+", "if the comma stands before decimals: decimal = \",\""),
    GROUPS("[+-]?\\d{1,3}(\\.\\d{3})+,\\d*", "write decimal = \",\", thousands = \".\""),
    UNIT(
        "[+-]?[$€£]\\s?\\d[\\d.,]*|[+-]?\\d[\\d.,]*\\s?[%$€£]",
        "take the sign away, so that a number is left"),
    DATE(
        "\\d{4}[-/.]\\d{1,2}([-/.].*)?|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}.*",
        "turn dates into numbers, or leave the column out"),
    DIGITS(".*\\d.*", "correct it, or leave such rows out with `where`"),
    WORD(
        ".*",
        "if it stands for a missing value: na = \"…\"; if it names a class: category(column)");

    private final Pattern pattern;
    private final String help;

    Look(String pattern, String help) {
      this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
      this.help = help;
    }
  }

  private WrongText() {}

  /** What helps. */
  static String help(String text) {
    String start = text.length() <= CellText.LONGEST ? text : text.substring(0, CellText.LONGEST);
    for (Look look : Look.values()) {
      if (look.pattern.matcher(start).matches()) {
        return look.help;
      }
    }
    throw new AssertionError(text);
  }
}
