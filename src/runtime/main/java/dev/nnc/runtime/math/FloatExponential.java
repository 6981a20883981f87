package dev.nnc.runtime.math;

/**
 * e to the power of x, and what follows from it, in float.
 *
 * <p>x = n ln 2 + r with |r| &lt;= ln(2) / 2 (Cody and Waite, "Software Manual for the Elementary
 * Functions", 1980). Coefficients here and in the sibling classes: the Taylor remainder
 * interpolated at Chebyshev nodes with 90 digits, then rounded.
 */
final class FloatExponential {
  private static final float LOG2_E = 1.442695f;
  private static final float LN2_HIGH = 0.6931472f;
  private static final float LN2_LOW = -1.9046542e-9f;

  /** Added to a number, leaves its nearest integer in the low bits. */
  private static final float ROUNDER = 0x1.8p23f;

  private static final int ROUNDER_BITS = 0x4b400000;
  private static final int BIAS = 127;

  /** Beyond these the result is infinite or zero. */
  private static final float HIGHEST = 89;

  private static final float LOWEST = -104;

  /** Below this expm1 is -1. */
  private static final float LOWEST_MINUS_ONE = -30;

  /** Below this expm1 is its argument. */
  private static final float TINY = 0x1p-25f;

  /** Below this tanh is a polynomial. */
  private static final float SMALL = 0.625f;

  private FloatExponential() {}

  static float exp(float x) {
    return exp(x, 0);
  }

  /** e to the power of the unevaluated sum of a number and a much smaller one. */
  static float exp(float high, float low) {
    float x = limited(high, LOWEST);
    float rounded = Math.fma(x, LOG2_E, ROUNDER);
    float n = rounded - ROUNDER;
    float r = Math.fma(n, -LN2_HIGH, x) + Math.fma(n, -LN2_LOW, low);
    int exponent = Float.floatToRawIntBits(rounded) - ROUNDER_BITS;
    // In two steps, so that overflow and gradual underflow happen in the last product.
    int half = exponent >> 1;
    return reduced(r) * powerOfTwo(half) * powerOfTwo(exponent - half);
  }

  static float expm1(float argument) {
    float x = limited(argument, LOWEST_MINUS_ONE);
    float rounded = Math.fma(x, LOG2_E, ROUNDER);
    float n = rounded - ROUNDER;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
    // Half the result, since 2^n itself may overflow.
    float scale = powerOfTwo(Float.floatToRawIntBits(rounded) - ROUNDER_BITS - 1);
    float result = 2 * Math.fma(scale, reducedMinusOne(r), scale - 0.5f);
    return Math.abs(argument) < TINY ? argument : result;
  }

  /** 1 / (1 + exp(-x)), written so that no exponential overflows. */
  static float sigmoid(float x) {
    float decay = exp(-Math.abs(x));
    return (x < 0 ? decay : 1) / (1 + decay);
  }

  static float tanh(float x) {
    float a = Math.abs(x);
    float z = a * a;
    float p = 0.0022927448f;
    p = Math.fma(p, z, -0.008343945f);
    p = Math.fma(p, z, 0.021768918f);
    p = Math.fma(p, z, -0.053959258f);
    p = Math.fma(p, z, 0.13333304f);
    p = Math.fma(p, z, -0.33333334f);
    float small = Math.fma(a * z, p, a);
    float large = 1 - 2 / (exp(2 * a) + 1);
    return Math.copySign(a < SMALL ? small : large, x);
  }

  /** exp(r) for |r| up to ln(2) / 2; keeps what 1 + r loses. */
  private static float reduced(float r) {
    float head = 1 + r;
    float lost = r - (head - 1);
    return head + Math.fma(r * r, remainder(r), lost);
  }

  /** exp(r) - 1 for |r| up to ln(2) / 2. */
  private static float reducedMinusOne(float r) {
    return Math.fma(r * r, remainder(r), r);
  }

  /** (exp(r) - 1 - r) / r^2 for |r| up to ln(2) / 2. */
  private static float remainder(float r) {
    float p = 1.9891279e-4f;
    p = Math.fma(p, r, 0.001393391f);
    p = Math.fma(p, r, 0.0083333105f);
    p = Math.fma(p, r, 0.041666463f);
    p = Math.fma(p, r, 0.16666667f);
    p = Math.fma(p, r, 0.5f);
    return p;
  }

  /** By comparisons, since minimum and maximum cost more, for the sake of NaN and -0. */
  private static float limited(float x, float lowest) {
    float above = x < lowest ? lowest : x;
    return above > HIGHEST ? HIGHEST : above;
  }

  private static float powerOfTwo(int exponent) {
    return Float.intBitsToFloat((exponent + BIAS) << 23);
  }
}
