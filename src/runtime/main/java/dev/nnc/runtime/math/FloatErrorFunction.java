package dev.nnc.runtime.math;

/**
 * The error function and its inverse in float.
 *
 * <p>From 0.9 on, erf(x) = 1 - exp(-x^2) h(2 / (2 + x)) with a polynomial h. The inverse follows
 * Giles, "Approximating the erfinv function" (2010): y times a polynomial in w = -log(1 - y^2), or
 * in sqrt(w) where w is large. Coefficients are our own.
 */
final class FloatErrorFunction {
  /** Below this the error function is a polynomial. */
  private static final float SMALL = 0.9f;

  /** From here on the error function is 1. */
  private static final float LARGEST = 4;

  /** Below this w the inverse is a polynomial in w. */
  private static final float CENTRAL = 6;

  private FloatErrorFunction() {}

  static float erf(float x) {
    float a = Math.min(LARGEST, Math.abs(x));
    float z = a * a;
    float small = Math.fma(a, smallRatio(z), a);
    float decay = FloatExponential.exp(-z, -Math.fma(a, a, -z));
    float large = Math.fma(-decay, scaledComplement(2 / (2 + a)), 1);
    return Math.copySign(a < SMALL ? small : large, x);
  }

  static float erfinv(float y) {
    float w = -FloatLogarithm.log(Math.fma(-y, y, 1));
    float ratio = w < CENTRAL ? centralRatio(w - 3) : tailRatio((float) Math.sqrt(w) - 3);
    return Math.abs(y) == 1 ? Math.copySign(Float.POSITIVE_INFINITY, y) : y * ratio;
  }

  /** erf(x) / x - 1 for z = x^2. */
  private static float smallRatio(float z) {
    float p = 8.5294014e-5f;
    p = Math.fma(p, z, -8.179632e-4f);
    p = Math.fma(p, z, 0.005204227f);
    p = Math.fma(p, z, -0.026860666f);
    p = Math.fma(p, z, 0.11283718f);
    p = Math.fma(p, z, -0.37612635f);
    p = Math.fma(p, z, 0.12837917f);
    return p;
  }

  /** exp(x^2) (1 - erf(x)) for u = 2 / (2 + x). */
  private static float scaledComplement(float u) {
    float p = 0.12099648f;
    p = Math.fma(p, u, -0.47707328f);
    p = Math.fma(p, u, 0.57214415f);
    p = Math.fma(p, u, -0.110979155f);
    p = Math.fma(p, u, 0.35142967f);
    p = Math.fma(p, u, 0.2586291f);
    p = Math.fma(p, u, 0.2850821f);
    p = Math.fma(p, u, -1.6568544e-4f);
    return p;
  }

  /** erfinv(y) / y for t = w - 3. */
  private static float centralRatio(float t) {
    float p = 7.07942e-10f;
    p = Math.fma(p, t, -5.4366587e-9f);
    p = Math.fma(p, t, -2.0165098e-8f);
    p = Math.fma(p, t, 4.476903e-7f);
    p = Math.fma(p, t, -1.7616682e-6f);
    p = Math.fma(p, t, -1.2704025e-5f);
    p = Math.fma(p, t, 1.950831e-4f);
    p = Math.fma(p, t, -8.362043e-4f);
    p = Math.fma(p, t, -0.005738145f);
    p = Math.fma(p, t, 0.24163042f);
    p = Math.fma(p, t, 1.623542f);
    return p;
  }

  /** erfinv(y) / y for t = sqrt(w) - 3. */
  private static float tailRatio(float t) {
    float p = 8.9387e-5f;
    p = Math.fma(p, t, -2.4261682e-4f);
    p = Math.fma(p, t, -8.6719745e-5f);
    p = Math.fma(p, t, 0.001445908f);
    p = Math.fma(p, t, -0.00356987f);
    p = Math.fma(p, t, 0.005693835f);
    p = Math.fma(p, t, -0.0076430966f);
    p = Math.fma(p, t, 0.009444903f);
    p = Math.fma(p, t, 1.0016752f);
    p = Math.fma(p, t, 2.8329768f);
    return p;
  }
}
