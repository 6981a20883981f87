package dev.nnc.runtime.math;

/**
 * The natural logarithm, and what follows from it, in float.
 *
 * <p>x = 2^n m with m in [sqrt(1/2), sqrt(2)), f = m - 1, s = f / (2 + f), and log(1 + f) = 2
 * atanh(s) = f - s (f - R) with R = 2 s^2 / 3 + 2 s^4 / 5 + ...
 */
final class FloatLogarithm {
  /** The high part is short, so that its product with an exponent is exact. */
  static final float LN2_HIGH = 0.69314575f;

  static final float LN2_LOW = 1.4286068e-6f;

  private static final float TWO_THIRDS = 0.6666667f;
  private static final float SUBNORMAL_SCALE = 0x1p24f;
  private static final float SUBNORMAL_EXPONENT = 24;
  private static final float ROUNDER = 0x1.8p23f;
  private static final int ROUNDER_BITS = 0x4b400000;
  private static final int BIAS = 127;
  private static final int OFFSET = 0x3f800000 - 0x3f3504f3;

  /** Below this log1p is its argument. */
  private static final float TINY = 0x1p-25f;

  private FloatLogarithm() {}

  static float log(float x) {
    float normal = normal(x);
    float n = exponent(normal) - (normal == x ? 0 : SUBNORMAL_EXPONENT);
    return special(x, log(mantissa(normal) - 1, 0, n));
  }

  static float log1p(float x) {
    float u = 1 + x;
    float lost = x < 1 ? x - (u - 1) : 1 - (u - x);
    float n = exponent(u);
    float f = n == 0 ? x : mantissa(u) - 1;
    float result = special(u, log(f, n == 0 ? 0 : lost / u, n));
    return Math.abs(x) < TINY ? x : result;
  }

  /** log(1 + exp(x)), by which side of zero dominates. */
  static float softplus(float x) {
    return Math.max(x, 0) + log1p(FloatExponential.exp(-Math.abs(x)));
  }

  /** x, or a multiple of a subnormal x. */
  static float normal(float x) {
    return x < Float.MIN_NORMAL ? x * SUBNORMAL_SCALE : x;
  }

  /** n of a positive normal x = 2^n m. */
  static float exponent(float x) {
    int biased = (Float.floatToRawIntBits(x) + OFFSET) >>> 23;
    return Float.intBitsToFloat(ROUNDER_BITS - BIAS + biased) - ROUNDER;
  }

  /** m of a positive normal x = 2^n m. */
  static float mantissa(float x) {
    int bits = Float.floatToRawIntBits(x);
    int biased = (bits + OFFSET) >>> 23;
    return Float.intBitsToFloat(bits - ((biased - BIAS) << 23));
  }

  /** (R - 2 s^2 / 3) / s^4 for z = s^2. */
  static float remainder(float z) {
    float p = 0.23048422f;
    p = Math.fma(p, z, 0.28562233f);
    p = Math.fma(p, z, 0.40000015f);
    return p;
  }

  /** n ln 2 + log(1 + f) + low. */
  private static float log(float f, float low, float n) {
    float s = f / (2 + f);
    float z = s * s;
    float r = z * Math.fma(z, remainder(z), TWO_THIRDS);
    float tail = Math.fma(-s, f - r, Math.fma(n, LN2_LOW, low));
    float head = n * LN2_HIGH;
    float sum = head + f;
    return sum + ((f - (sum - head)) + tail);
  }

  /** The logarithm of x where that is not finite, else {@code result}. */
  private static float special(float x, float result) {
    float invalid = x == Float.POSITIVE_INFINITY ? x : Float.NaN;
    float edge = x == 0 ? -Float.POSITIVE_INFINITY : invalid;
    return x > 0 && x < Float.POSITIVE_INFINITY ? result : edge;
  }
}
