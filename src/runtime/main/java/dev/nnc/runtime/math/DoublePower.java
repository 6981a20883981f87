package dev.nnc.runtime.math;

/**
 * x to the power of y in double: exp(y log |x|), with the logarithm as an unevaluated sum of two
 * numbers (Dekker, "A floating-point technique for extending the available precision", 1971).
 */
final class DoublePower {
  private static final double TWO_THIRDS = 0.6666666666666666;
  private static final double TWO_THIRDS_LOW = 3.700743415417188e-17;
  private static final double SUBNORMAL_EXPONENT = 54;

  /** From here on every number is an integer. */
  private static final double INTEGERS = 0x1p52;

  /** Beyond this every power is infinite or zero. */
  private static final double LARGEST_EXPONENT = 800;

  private DoublePower() {}

  static double pow(double x, double y) {
    double base = Math.abs(x);
    double power = withSign(x, y, infinite(base, y, finite(base, y)));
    double result = Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : power;
    return y == 0 ? 1 : result;
  }

  /** The power of a positive finite base with a finite exponent. */
  private static double finite(double base, double y) {
    double normal = DoubleLogarithm.normal(base);
    double m = DoubleLogarithm.mantissa(normal);
    double n = DoubleLogarithm.exponent(normal) - (normal == base ? 0 : SUBNORMAL_EXPONENT);
    // s + sLow = (m - 1) / (m + 1)
    double f = m - 1;
    double d = m + 1;
    double s = f / d;
    double sLow = (Math.fma(-s, d, f) - s * (m - (d - 1))) / d;
    // z + zLow = s^2, c + cLow = 2 / 3 + 2 z / 5 + ...
    double z = s * s;
    double zLow = Math.fma(s, s, -z) + 2 * s * sLow;
    double rest = z * DoubleLogarithm.remainder(z);
    double c = TWO_THIRDS + rest;
    double cLow = (rest - (c - TWO_THIRDS)) + TWO_THIRDS_LOW;
    // cube + cubeLow = s z c
    double zc = z * c;
    double zcLow = Math.fma(z, c, -zc) + Math.fma(z, cLow, zLow * c);
    double cube = s * zc;
    double cubeLow = Math.fma(s, zc, -cube) + Math.fma(s, zcLow, sLow * zc);
    // log + logLow = n ln 2 + 2 s + s z c
    double linear = 2 * s;
    double sum = linear + cube;
    double sumLow = (cube - (sum - linear)) + (2 * sLow + cubeLow);
    double head = n * DoubleLogarithm.LN2_HIGH;
    double log = head + sum;
    double logLow = (sum - (log - head)) + Math.fma(n, DoubleLogarithm.LN2_LOW, sumLow);
    return exp(y, log, logLow);
  }

  /** exp(y (log + logLow)). */
  private static double exp(double y, double log, double logLow) {
    double exponent = y * log;
    double low = Math.fma(y, logLow, Math.fma(y, log, -exponent));
    boolean ordinary = Math.abs(exponent) < LARGEST_EXPONENT;
    return DoubleExponential.exp(exponent, ordinary ? low : 0);
  }

  /** The power where base or exponent are zero or infinite, else {@code power}. */
  private static double infinite(double base, double y, double power) {
    boolean edge = base == 0 || base == Double.POSITIVE_INFINITY;
    boolean grows = base > 1 == y > 0;
    double limit = grows ? Double.POSITIVE_INFINITY : 0;
    double unbounded = base == 1 ? Double.NaN : limit;
    return edge || Math.abs(y) == Double.POSITIVE_INFINITY ? unbounded : power;
  }

  /** The power of x, given that of |x|. */
  private static double withSign(double x, double y, double power) {
    boolean odd = isInteger(y) && !isInteger(0.5 * y);
    double signed = odd ? Math.copySign(power, x) : power;
    return x < 0 && x > -Double.POSITIVE_INFINITY && !isInteger(y) ? Double.NaN : signed;
  }

  private static boolean isInteger(double y) {
    double a = Math.abs(y);
    return a >= INTEGERS || (a + INTEGERS) - INTEGERS == a;
  }
}
