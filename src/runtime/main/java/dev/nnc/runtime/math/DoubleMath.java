package dev.nnc.runtime.math;

/**
 * Elementary functions in double that give the same bits on every machine. Each is straight-line
 * code of additions, products, fused multiply-adds, divisions, bit casts, shifts and selections, so
 * that code in lanes can repeat it exactly.
 *
 * <p>Errors are the largest seen, in units in the last place of the exact result; the tests hold
 * every function to the bound stated with it. All functions take NaN to NaN and keep the sign of
 * zero where the mathematical function is odd.
 */
public final class DoubleMath {
  private DoubleMath() {}

  /** e to the power of x. Error at most 1 ulp; largest seen 0.78, at x = -708.8. */
  public static double exp(double x) {
    return DoubleExponential.exp(x);
  }

  /** exp(x) - 1, accurate near 0. Error at most 2 ulp; largest seen 1.76, at x = 0.365. */
  public static double expm1(double x) {
    return DoubleExponential.expm1(x);
  }

  /**
   * The natural logarithm: -infinity at 0, NaN below. Error at most 1 ulp; largest seen 0.85, at x
   * = 0.7068.
   */
  public static double log(double x) {
    return DoubleLogarithm.log(x);
  }

  /**
   * log(1 + x), accurate near 0: -infinity at -1, NaN below. Error at most 1 ulp; largest seen
   * 0.86, at x = 0.273.
   */
  public static double log1p(double x) {
    return DoubleLogarithm.log1p(x);
  }

  /**
   * Sine. Beyond |x| = 1e5 accuracy is lost step by step; the result is still the same everywhere
   * and within [-1, 1]. NaN at infinity. Error at most 1 ulp; largest seen 0.76, at x = -0.804.
   */
  public static double sin(double x) {
    return DoubleTrigonometry.sin(x);
  }

  /**
   * Cosine. Beyond |x| = 1e5 accuracy is lost step by step; the result is still the same everywhere
   * and within [-1, 1]. NaN at infinity. Error at most 1 ulp; largest seen 0.76, at x = -98532.1.
   */
  public static double cos(double x) {
    return DoubleTrigonometry.cos(x);
  }

  /** Arc tangent, within [-pi/2, pi/2]. Error at most 1 ulp; largest seen 0.93, at x = -1.809. */
  public static double atan(double x) {
    return DoubleTrigonometry.atan(x);
  }

  /** Hyperbolic tangent. Error at most 1.5 ulp; largest seen 1.29, at x = -0.654. */
  public static double tanh(double x) {
    return DoubleExponential.tanh(x);
  }

  /**
   * The logistic function, 1 / (1 + exp(-x)); underflows gradually. Error at most 2 ulp; largest
   * seen 1.71, at x = -4.157.
   */
  public static double sigmoid(double x) {
    return DoubleExponential.sigmoid(x);
  }

  /**
   * log(1 + exp(x)), without overflow; -softplus(-x) is the logarithm of the logistic function.
   * Error at most 2 ulp; largest seen 1.43, at x = -1.294.
   */
  public static double softplus(double x) {
    return DoubleLogarithm.softplus(x);
  }

  /** The error function. Error at most 1.5 ulp; largest seen 1.18, at x = -0.932. */
  public static double erf(double x) {
    return DoubleErrorFunction.erf(x);
  }

  /**
   * The inverse of the error function: infinite at -1 and 1, NaN beyond. Error at most 3 ulp;
   * largest seen 2.29, at y = 0.00867.
   */
  public static double erfinv(double y) {
    return DoubleErrorFunction.erfinv(y);
  }

  /**
   * x to the power of y, with the special cases of {@link Math#pow}. Error at most 1.5 ulp; largest
   * seen 1.18, at 1.415 to the power of -1953.
   */
  public static double pow(double x, double y) {
    return DoublePower.pow(x, y);
  }
}
