package dev.nnc.runtime.math;

/**
 * e to the power of x, and what follows from it, in double.
 *
 * <p>x = n ln 2 + r with |r| &lt;= ln(2) / 2 (Cody and Waite, "Software Manual for the Elementary
 * Functions", 1980). Coefficients here and in the sibling classes: the Taylor remainder
 * interpolated at Chebyshev nodes with 90 digits, then rounded.
 */
final class DoubleExponential {
  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN2_HIGH = 0.6931471805599453;
  private static final double LN2_LOW = 2.3190468138462996e-17;

  /** Added to a number, leaves its nearest integer in the low bits. */
  private static final double ROUNDER = 0x1.8p52;

  private static final long ROUNDER_BITS = 0x4338000000000000L;
  private static final long BIAS = 1023;

  /** Beyond these the result is infinite or zero. */
  private static final double HIGHEST = 710;

  private static final double LOWEST = -746;

  /** Below this expm1 is -1. */
  private static final double LOWEST_MINUS_ONE = -40;

  /** Below this expm1 is its argument. */
  private static final double TINY = 0x1p-54;

  /** Below this tanh is a polynomial. */
  private static final double SMALL = 0.625;

  private DoubleExponential() {}

  static double exp(double x) {
    return exp(x, 0);
  }

  /** e to the power of the unevaluated sum of a number and a much smaller one. */
  static double exp(double high, double low) {
    double x = limited(high, LOWEST);
    double rounded = Math.fma(x, LOG2_E, ROUNDER);
    double n = rounded - ROUNDER;
    double r = Math.fma(n, -LN2_HIGH, x) + Math.fma(n, -LN2_LOW, low);
    long exponent = Double.doubleToRawLongBits(rounded) - ROUNDER_BITS;
    // In two steps, so that overflow and gradual underflow happen in the last product.
    long half = exponent >> 1;
    return reduced(r) * powerOfTwo(half) * powerOfTwo(exponent - half);
  }

  static double expm1(double argument) {
    double x = limited(argument, LOWEST_MINUS_ONE);
    double rounded = Math.fma(x, LOG2_E, ROUNDER);
    double n = rounded - ROUNDER;
    double r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
    // Half the result, since 2^n itself may overflow.
    double scale = powerOfTwo(Double.doubleToRawLongBits(rounded) - ROUNDER_BITS - 1);
    double result = 2 * Math.fma(scale, reducedMinusOne(r), scale - 0.5);
    return Math.abs(argument) < TINY ? argument : result;
  }

  /** 1 / (1 + exp(-x)), written so that no exponential overflows. */
  static double sigmoid(double x) {
    double decay = exp(-Math.abs(x));
    double sum = 1 + decay;
    double quotient = (x < 0 ? decay : 1) / sum;
    // One step towards the quotient by the exact sum.
    double lost = decay - (sum - 1);
    double inverse = x < 0 ? 1 - quotient : quotient;
    return Math.fma(-quotient * inverse, lost, quotient);
  }

  static double tanh(double x) {
    double a = Math.abs(x);
    double z = a * a;
    double p = 6.485163482793113e-6;
    p = Math.fma(p, z, -3.12011014257974e-5);
    p = Math.fma(p, z, 9.257116129556769e-5);
    p = Math.fma(p, z, -0.0002375906496055562);
    p = Math.fma(p, z, 0.0005896606577757043);
    p = Math.fma(p, z, -0.0014557754120478055);
    p = Math.fma(p, z, 0.0035921217511549622);
    p = Math.fma(p, z, -0.008863235103240878);
    p = Math.fma(p, z, 0.021869488519008305);
    p = Math.fma(p, z, -0.05396825396789699);
    p = Math.fma(p, z, 0.13333333333333042);
    p = Math.fma(p, z, -0.3333333333333333);
    double small = Math.fma(a * z, p, a);
    double large = 1 - 2 / (exp(2 * a) + 1);
    return Math.copySign(a < SMALL ? small : large, x);
  }

  /** exp(r) for |r| up to ln(2) / 2; keeps what 1 + r loses. */
  private static double reduced(double r) {
    double head = 1 + r;
    double lost = r - (head - 1);
    return head + Math.fma(r * r, remainder(r), lost);
  }

  /** exp(r) - 1 for |r| up to ln(2) / 2. */
  private static double reducedMinusOne(double r) {
    return Math.fma(r * r, remainder(r), r);
  }

  /** (exp(r) - 1 - r) / r^2 for |r| up to ln(2) / 2. */
  private static double remainder(double r) {
    double p = 2.091490745304636e-9;
    p = Math.fma(p, r, 2.5105525761140995e-8);
    p = Math.fma(p, r, 2.7557273111810967e-7);
    p = Math.fma(p, r, 2.7557254656202336e-6);
    p = Math.fma(p, r, 2.4801587325967827e-5);
    p = Math.fma(p, r, 0.0001984126987540889);
    p = Math.fma(p, r, 0.0013888888888883629);
    p = Math.fma(p, r, 0.008333333333325966);
    p = Math.fma(p, r, 0.04166666666666667);
    p = Math.fma(p, r, 0.1666666666666667);
    p = Math.fma(p, r, 0.5);
    return p;
  }

  /** By comparisons, since minimum and maximum cost more, for the sake of NaN and -0. */
  private static double limited(double x, double lowest) {
    double above = x < lowest ? lowest : x;
    return above > HIGHEST ? HIGHEST : above;
  }

  private static double powerOfTwo(long exponent) {
    return Double.longBitsToDouble((exponent + BIAS) << 52);
  }
}
