package dev.nnc.runtime.math;

/**
 * x to the power of y in float: exp(y log |x|), with the logarithm as an unevaluated sum of two
 * numbers (Dekker, "A floating-point technique for extending the available precision", 1971).
 */
final class FloatPower {
  private static final float TWO_THIRDS = 0.6666667f;
  private static final float TWO_THIRDS_LOW = -1.9868216e-8f;
  private static final float SUBNORMAL_EXPONENT = 24;

  /** From here on every number is an integer. */
  private static final float INTEGERS = 0x1p23f;

  /** Beyond this every power is infinite or zero. */
  private static final float LARGEST_EXPONENT = 200;

  private FloatPower() {}

  static float pow(float x, float y) {
    float base = Math.abs(x);
    float power = withSign(x, y, infinite(base, y, finite(base, y)));
    float result = Float.isNaN(x) || Float.isNaN(y) ? Float.NaN : power;
    return y == 0 ? 1 : result;
  }

  /** The power of a positive finite base with a finite exponent. */
  private static float finite(float base, float y) {
    float normal = FloatLogarithm.normal(base);
    float m = FloatLogarithm.mantissa(normal);
    float n = FloatLogarithm.exponent(normal) - (normal == base ? 0 : SUBNORMAL_EXPONENT);
    // s + sLow = (m - 1) / (m + 1)
    float f = m - 1;
    float d = m + 1;
    float s = f / d;
    float sLow = (Math.fma(-s, d, f) - s * (m - (d - 1))) / d;
    // z + zLow = s^2, c + cLow = 2 / 3 + 2 z / 5 + ...
    float z = s * s;
    float zLow = Math.fma(s, s, -z) + 2 * s * sLow;
    float rest = z * FloatLogarithm.remainder(z);
    float c = TWO_THIRDS + rest;
    float cLow = (rest - (c - TWO_THIRDS)) + TWO_THIRDS_LOW;
    // cube + cubeLow = s z c
    float zc = z * c;
    float zcLow = Math.fma(z, c, -zc) + Math.fma(z, cLow, zLow * c);
    float cube = s * zc;
    float cubeLow = Math.fma(s, zc, -cube) + Math.fma(s, zcLow, sLow * zc);
    // log + logLow = n ln 2 + 2 s + s z c
    float linear = 2 * s;
    float sum = linear + cube;
    float sumLow = (cube - (sum - linear)) + (2 * sLow + cubeLow);
    float head = n * FloatLogarithm.LN2_HIGH;
    float log = head + sum;
    float logLow = (sum - (log - head)) + Math.fma(n, FloatLogarithm.LN2_LOW, sumLow);
    return exp(y, log, logLow);
  }

  /** exp(y (log + logLow)). */
  private static float exp(float y, float log, float logLow) {
    float exponent = y * log;
    float low = Math.fma(y, logLow, Math.fma(y, log, -exponent));
    boolean ordinary = Math.abs(exponent) < LARGEST_EXPONENT;
    return FloatExponential.exp(exponent, ordinary ? low : 0);
  }

  /** The power where base or exponent are zero or infinite, else {@code power}. */
  private static float infinite(float base, float y, float power) {
    boolean edge = base == 0 || base == Float.POSITIVE_INFINITY;
    boolean grows = base > 1 == y > 0;
    float limit = grows ? Float.POSITIVE_INFINITY : 0;
    float unbounded = base == 1 ? Float.NaN : limit;
    return edge || Math.abs(y) == Float.POSITIVE_INFINITY ? unbounded : power;
  }

  /** The power of x, given that of |x|. */
  private static float withSign(float x, float y, float power) {
    boolean odd = isInteger(y) && !isInteger(0.5f * y);
    float signed = odd ? Math.copySign(power, x) : power;
    return x < 0 && x > -Float.POSITIVE_INFINITY && !isInteger(y) ? Float.NaN : signed;
  }

  private static boolean isInteger(float y) {
    float a = Math.abs(y);
    return a >= INTEGERS || (a + INTEGERS) - INTEGERS == a;
  }
}
