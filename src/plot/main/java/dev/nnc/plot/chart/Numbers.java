package dev.nnc.plot.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as charts write them. */
public final class Numbers {
  private static final double LARGE = 1e6;
  private static final double SMALL = 1e-4;
  private static final int DIGITS = 3;

  private Numbers() {}

  /** A number with at most three digits that count. */
  public static String text(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    return text(Tick.rounded(value, DIGITS), Math.abs(value));
  }

  /**
   * A number written out, or with a power of ten where it is far from 1.
   *
   * @param size what the numbers beside it are like
   */
  static String text(BigDecimal value, double size) {
    BigDecimal bare = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    double magnitude = Math.max(size, Math.abs(bare.doubleValue()));
    if (magnitude >= LARGE || magnitude < SMALL) {
      return signed(bare.signum(), scientific(bare.abs()));
    }
    return signed(bare.signum(), grouped(bare.abs().toPlainString()));
  }

  private static String signed(int sign, String magnitude) {
    return sign < 0 ? "−" + magnitude : magnitude;
  }

  // 1.5e6
  private static String scientific(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    int exponent = value.precision() - value.scale() - 1;
    return value.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }

  /** Commas between thousands. */
  private static String grouped(String digits) {
    int point = digits.indexOf('.');
    StringBuilder text = new StringBuilder(digits);
    for (int i = (point < 0 ? digits.length() : point) - 3; i > 0; i -= 3) {
      text.insert(i, ',');
    }
    return text.toString();
  }

  /** A share in percent. */
  public static String percent(double share) {
    BigDecimal hundredths = new BigDecimal(share * 100).setScale(1, RoundingMode.HALF_EVEN);
    return hundredths.stripTrailingZeros().toPlainString() + " %";
  }
}
