package dev.nnc.data.profile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as text. */
public final class Numbers {
  private static final int DIGITS = 6;

  private Numbers() {}

  /** A number as short as its value can be written. */
  public static String text(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return whole ? String.valueOf((long) number) : String.valueOf(number);
  }

  /** A number of six digits, as a table for people has it. */
  public static String rounded(double number) {
    if (Double.isNaN(number)) {
      return "";
    }
    if (Double.isInfinite(number) || text(number).length() <= DIGITS + 2) {
      return text(number);
    }
    double size = Math.abs(number);
    return size >= 1e-4 && size < 1e9
        ? new BigDecimal(number).round(new MathContext(DIGITS)).stripTrailingZeros().toPlainString()
        : String.format(Locale.ROOT, "%.4e", number);
  }
}
