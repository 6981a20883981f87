package dev.nnc.runtime.math;

/**
 * Elementary functions in float that give the same bits on every machine. Each is straight-line
 * code of additions, products, fused multiply-adds, divisions, bit casts, shifts and selections, so
 * that code in lanes can repeat it exactly.
 *
 * <p>Errors are the largest seen, in units in the last place of the exact result; the tests hold
 * every function to the bound stated with it. All functions take NaN to NaN and keep the sign of
 * zero where the mathematical function is odd.
 */
public final class FloatMath {
  private FloatMath() {}

  /** e to the power of x. Error at most 1 ulp; largest seen 0.77, at x = -87.8. */
  public static float exp(float x) {
    return FloatExponential.exp(x);
  }

  /** exp(x) - 1, accurate near 0. Error at most 1.5 ulp; largest seen 1.39, at x = 17.0. */
  public static float expm1(float x) {
    return FloatExponential.expm1(x);
  }

  /**
   * The natural logarithm: -infinity at 0, NaN below. Error at most 1 ulp; largest seen 0.89, at x
   * = 1.278.
   */
  public static float log(float x) {
    return FloatLogarithm.log(x);
  }

  /**
   * log(1 + x), accurate near 0: -infinity at -1, NaN below. Error at most 1 ulp; largest seen
   * 0.85, at x = 0.278.
   */
  public static float log1p(float x) {
    return FloatLogarithm.log1p(x);
  }

  /**
   * Sine. Beyond |x| = 1e5 accuracy is lost step by step; the result is still the same everywhere
   * and within [-1, 1]. NaN at infinity. Error at most 1 ulp; largest seen 0.77, at x = -3231.9.
   */
  public static float sin(float x) {
    return FloatTrigonometry.sin(x);
  }

  /**
   * Cosine. Beyond |x| = 1e5 accuracy is lost step by step; the result is still the same everywhere
   * and within [-1, 1]. NaN at infinity. Error at most 1 ulp; largest seen 0.77, at x = 84.04.
   */
  public static float cos(float x) {
    return FloatTrigonometry.cos(x);
  }

  /** Arc tangent, within [-pi/2, pi/2]. Error at most 1 ulp; largest seen 0.96, at x = 1.753. */
  public static float atan(float x) {
    return FloatTrigonometry.atan(x);
  }

  /** Hyperbolic tangent. Error at most 1.5 ulp; largest seen 1.35, at x = -0.626. */
  public static float tanh(float x) {
    return FloatExponential.tanh(x);
  }

  /**
   * The logistic function, 1 / (1 + exp(-x)); underflows gradually. Error at most 2.5 ulp; largest
   * seen 2.33, at x = -3.46.
   */
  public static float sigmoid(float x) {
    return FloatExponential.sigmoid(x);
  }

  /**
   * log(1 + exp(x)), without overflow; -softplus(-x) is the logarithm of the logistic function.
   * Error at most 2 ulp; largest seen 1.50, at x = -1.285.
   */
  public static float softplus(float x) {
    return FloatLogarithm.softplus(x);
  }

  /** The error function. Error at most 1.5 ulp; largest seen 1.21, at x = -0.9096. */
  public static float erf(float x) {
    return FloatErrorFunction.erf(x);
  }

  /**
   * The inverse of the error function: infinite at -1 and 1, NaN beyond. Error at most 4 ulp;
   * largest seen 3.18, at y = 0.2614.
   */
  public static float erfinv(float y) {
    return FloatErrorFunction.erfinv(y);
  }

  /**
   * x to the power of y, with the special cases of {@link Math#pow}. Error at most 1.5 ulp; largest
   * seen 0.98, at 1.5e29 to the power of -1.22.
   */
  public static float pow(float x, float y) {
    return FloatPower.pow(x, y);
  }
}
