package dev.nnc.runtime.math;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.zip.Checksum;

/** Distances in units in the last place of the exact value. */
final class Ulp {
  private static final MathContext DIGITS = new MathContext(10);

  private Ulp() {}

  static double between(double result, BigDecimal exact) {
    double unit = Math.ulp(exact.doubleValue());
    if (Double.isNaN(result) || Double.isInfinite(result) || Double.isInfinite(unit)) {
      return result == exact.doubleValue() ? 0 : Double.POSITIVE_INFINITY;
    }
    BigDecimal difference = new BigDecimal(result).subtract(exact).abs();
    return difference.divide(new BigDecimal(unit), DIGITS).doubleValue();
  }

  static double between(float result, double exact) {
    float rounded = (float) exact;
    return result == rounded ? 0 : Math.abs(result - exact) / Math.ulp(rounded);
  }

  static void update(Checksum checksum, long bits) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      checksum.update((int) (bits >>> shift) & 0xff);
    }
  }
}
