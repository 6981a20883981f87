package dev.nnc.runtime.math;

/**
 * Sine, cosine and arc tangent in float.
 *
 * <p>x = n pi / 2 + r, with pi / 2 in three parts (Cody and Waite): the first difference is exact
 * as long as |x| is below about 1e5, and the rest of r beyond its precision is kept. Then |r| is
 * below 1 and its rest far below, so that no result leaves [-1, 1].
 */
final class FloatTrigonometry {
  private static final float TWO_OVER_PI = 0.63661975f;
  private static final float HALF_PI_HIGH = 1.5707964f;
  private static final float HALF_PI_MIDDLE = -4.371139e-8f;
  private static final float HALF_PI_LOW = -1.7151245e-15f;
  private static final float QUARTER_PI_HIGH = 0.7853982f;
  private static final float QUARTER_PI_LOW = -2.1855694e-8f;
  private static final float ROUNDER = 0x1.8p23f;

  /** Where multiples of pi / 2 can still be told apart; what is larger is taken as 0. */
  private static final float LARGEST = 0x1p22f;

  /** Between these the arc tangent is taken about 1. */
  private static final float LOWER = 0.6f;

  private static final float UPPER = 1.6666666f;

  private FloatTrigonometry() {}

  static float sin(float x) {
    return x == 0 ? x : sine(x, 0);
  }

  static float cos(float x) {
    return sine(x, 1);
  }

  static float atan(float x) {
    float a = Math.abs(x);
    boolean low = a < LOWER;
    boolean high = a > UPPER;
    float numerator = high ? -1 : low ? a : a - 1;
    float denominator = high ? a : low ? 1 : a + 1;
    float r = numerator / denominator;
    float z = r * r;
    float p = -0.02473942f;
    p = Math.fma(p, z, 0.06023515f);
    p = Math.fma(p, z, -0.08722637f);
    p = Math.fma(p, z, 0.11067343f);
    p = Math.fma(p, z, -0.14283173f);
    p = Math.fma(p, z, 0.19999944f);
    p = Math.fma(p, z, -0.33333334f);
    float quarters = high ? 2 : low ? 0 : 1;
    float rest = r + Math.fma(r * z, p, quarters * QUARTER_PI_LOW);
    return Math.copySign(Math.fma(quarters, QUARTER_PI_HIGH, rest), x);
  }

  /** The sine of x + quarters * pi / 2. */
  private static float sine(float argument, int quarters) {
    float x = Math.abs(argument) > LARGEST ? argument * 0 : argument;
    float rounded = Math.fma(x, TWO_OVER_PI, ROUNDER);
    float n = rounded - ROUNDER;
    float first = Math.fma(n, -HALF_PI_HIGH, x);
    // r + lost = first - middle exactly (Knuth's sum): little of r may remain.
    float middle = n * HALF_PI_MIDDLE;
    float r = first - middle;
    float change = r - first;
    float lost = (first - (r - change)) - (middle + change);
    float low = Math.fma(n, -HALF_PI_LOW, lost - Math.fma(n, HALF_PI_MIDDLE, -middle));
    int quadrant = Float.floatToRawIntBits(rounded) + quarters;
    float size = (quadrant & 1) == 0 ? reducedSine(r, low) : reducedCosine(r, low);
    return (quadrant & 2) == 0 ? size : -size;
  }

  private static float reducedSine(float r, float low) {
    float z = r * r;
    float p = 2.7249314e-6f;
    p = Math.fma(p, z, -1.9840083e-4f);
    p = Math.fma(p, z, 0.008333332f);
    p = Math.fma(p, z, -0.16666667f);
    float correction = Math.fma(-0.5f * z, low, low);
    return r + Math.fma(r * z, p, correction);
  }

  private static float reducedCosine(float r, float low) {
    float z = r * r;
    float p = 2.4547437e-5f;
    p = Math.fma(p, z, -0.00138883f);
    p = Math.fma(p, z, 0.041666664f);
    float half = 0.5f * z;
    float head = 1 - half;
    float lost = (1 - head) - half;
    return head + (lost + Math.fma(z * z, p, -r * low));
  }
}
