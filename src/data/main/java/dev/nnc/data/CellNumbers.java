package dev.nnc.data;

import dev.nnc.runtime.data.source.SourceOption;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers in cells.
 *
 * @param decimal what stands before the decimals
 * @param thousands what stands between groups of three digits; null if nothing may
 * @param missing words for a missing value, besides the usual ones
 */
record CellNumbers(char decimal, @Nullable Character thousands, List<String> missing) {
  static CellNumbers of(ReaderOptions options) {
    Character decimal = options.letter(SourceOption.DECIMAL);
    String words = options.text(SourceOption.NA);
    return new CellNumbers(
        decimal == null ? '.' : decimal,
        options.letter(SourceOption.THOUSANDS),
        words == null ? List.of() : List.of(words.strip().split("\\s+")));
  }

  /** Numbers as most files have them. */
  static CellNumbers plain() {
    return new CellNumbers('.', null, List.of());
  }

  /** The number of a trimmed cell; NaN if it is missing or no number. */
  double parse(char[] text, int start, int end) {
    if (start == end) {
      return Double.NaN;
    }
    if (decimal == '.' && thousands == null) {
      return Decimal.parse(text, start, end);
    }
    String plain = plain(new String(text, start, end - start));
    return plain == null ? Double.NaN : Decimal.parse(plain.toCharArray(), 0, plain.length());
  }

  /** The number with a point and without groups; null if its groups are none of three digits. */
  private @Nullable String plain(String number) {
    int point = number.indexOf(decimal);
    String whole = point < 0 ? number : number.substring(0, point);
    String rest = point < 0 ? "" : "." + number.substring(point + 1);
    if (decimal == ',' && number.indexOf('.') >= 0 && (thousands == null || thousands != '.')) {
      return null;
    }
    if (thousands == null || whole.indexOf(thousands) < 0) {
      return whole + rest;
    }
    String[] groups = whole.split(java.util.regex.Pattern.quote(String.valueOf(thousands)), -1);
    for (int i = 1; i < groups.length; i++) {
      if (!groups[i].matches("[0-9]{3}")) {
        return null;
      }
    }
    return groups[0].matches("[+-]?[0-9]{1,3}") ? String.join("", groups) + rest : null;
  }

  /** Whether a cell that is no number says that there is none. */
  boolean isMissing(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "", "na", "n/a", "nan", "null" -> true;
      default -> missing.contains(text);
    };
  }

  boolean isMissing(char[] text, int start, int end) {
    boolean usual = end - start <= 4 || !missing.isEmpty();
    return usual && isMissing(new String(text, start, end - start));
  }
}
