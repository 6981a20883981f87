package dev.nnc.runtime.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text: the fewest digits that give the number back, the same on every Java, which
 * {@link Double#toString} promises from 19 on only.
 */
public final class NumberText {
  /** Every decimal of so many digits survives being a float, and a double. */
  private static final int FLOAT_DIGITS = 6;

  private static final int DOUBLE_DIGITS = 15;

  private NumberText() {}

  /** {@code 3}, {@code 0.25}, {@code 1.5E-7}, {@code NaN}. */
  public static String of(double value) {
    if (isShortWhole(value)) {
      return String.valueOf((long) value);
    }
    for (int digits = DOUBLE_DIGITS; Double.isFinite(value); digits++) {
      BigDecimal rounded = rounded(value, digits);
      if (rounded.doubleValue() == value) {
        return text(rounded);
      }
    }
    return String.valueOf(value);
  }

  /** As {@link #of(double)}, with the digits that single precision needs. */
  public static String of(float value) {
    if (isShortWhole(value)) {
      return String.valueOf((long) value);
    }
    for (int digits = FLOAT_DIGITS; Float.isFinite(value); digits++) {
      BigDecimal rounded = rounded(value, digits);
      if (rounded.floatValue() == value) {
        return text(rounded);
      }
    }
    return String.valueOf(value);
  }

  private static boolean isShortWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e7;
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static String text(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    return exponent >= -5 && exponent < 15 ? shortest.toPlainString() : shortest.toString();
  }
}
