package dev.nnc.runtime.math;

/**
 * The natural logarithm, and what follows from it, in double.
 *
 * <p>x = 2^n m with m in [sqrt(1/2), sqrt(2)), f = m - 1, s = f / (2 + f), and log(1 + f) = 2
 * atanh(s) = f - s (f - R) with R = 2 s^2 / 3 + 2 s^4 / 5 + ...
 */
final class DoubleLogarithm {
  /** The high part is short, so that its product with an exponent is exact. */
  static final double LN2_HIGH = 0.6931471805598903;

  static final double LN2_LOW = 5.497923018708371e-14;

  private static final double TWO_THIRDS = 0.6666666666666666;
  private static final double SUBNORMAL_SCALE = 0x1p54;
  private static final double SUBNORMAL_EXPONENT = 54;
  private static final double ROUNDER = 0x1.8p52;
  private static final long ROUNDER_BITS = 0x4338000000000000L;
  private static final long BIAS = 1023;
  private static final long OFFSET = 0x3ff0000000000000L - 0x3fe6a09e667f3bcdL;

  /** Below this log1p is its argument. */
  private static final double TINY = 0x1p-54;

  private DoubleLogarithm() {}

  static double log(double x) {
    double normal = normal(x);
    double n = exponent(normal) - (normal == x ? 0 : SUBNORMAL_EXPONENT);
    return special(x, log(mantissa(normal) - 1, 0, n));
  }

  static double log1p(double x) {
    double u = 1 + x;
    double lost = x < 1 ? x - (u - 1) : 1 - (u - x);
    double n = exponent(u);
    double f = n == 0 ? x : mantissa(u) - 1;
    double result = special(u, log(f, n == 0 ? 0 : lost / u, n));
    return Math.abs(x) < TINY ? x : result;
  }

  /** log(1 + exp(x)), by which side of zero dominates. */
  static double softplus(double x) {
    return Math.max(x, 0) + log1p(DoubleExponential.exp(-Math.abs(x)));
  }

  /** x, or a multiple of a subnormal x. */
  static double normal(double x) {
    return x < Double.MIN_NORMAL ? x * SUBNORMAL_SCALE : x;
  }

  /** n of a positive normal x = 2^n m. */
  static double exponent(double x) {
    long biased = (Double.doubleToRawLongBits(x) + OFFSET) >>> 52;
    return Double.longBitsToDouble(ROUNDER_BITS - BIAS + biased) - ROUNDER;
  }

  /** m of a positive normal x = 2^n m. */
  static double mantissa(double x) {
    long bits = Double.doubleToRawLongBits(x);
    long biased = (bits + OFFSET) >>> 52;
    return Double.longBitsToDouble(bits - ((biased - BIAS) << 52));
  }

  /** (R - 2 s^2 / 3) / s^4 for z = s^2. */
  static double remainder(double z) {
    double p = 0.12913880605099742;
    p = Math.fma(p, z, 0.1328593615878165);
    p = Math.fma(p, z, 0.1538557543667697);
    p = Math.fma(p, z, 0.18181808238755748);
    p = Math.fma(p, z, 0.2222222227115619);
    p = Math.fma(p, z, 0.28571428571338386);
    p = Math.fma(p, z, 0.40000000000000024);
    return p;
  }

  /** n ln 2 + log(1 + f) + low. */
  private static double log(double f, double low, double n) {
    double s = f / (2 + f);
    double z = s * s;
    double r = z * Math.fma(z, remainder(z), TWO_THIRDS);
    double tail = Math.fma(-s, f - r, Math.fma(n, LN2_LOW, low));
    double head = n * LN2_HIGH;
    double sum = head + f;
    return sum + ((f - (sum - head)) + tail);
  }

  /** The logarithm of x where that is not finite, else {@code result}. */
  private static double special(double x, double result) {
    double invalid = x == Double.POSITIVE_INFINITY ? x : Double.NaN;
    double edge = x == 0 ? -Double.POSITIVE_INFINITY : invalid;
    return x > 0 && x < Double.POSITIVE_INFINITY ? result : edge;
  }
}
