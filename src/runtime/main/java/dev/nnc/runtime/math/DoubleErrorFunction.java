package dev.nnc.runtime.math;

/**
 * The error function and its inverse in double.
 *
 * <p>From 0.9 on, erf(x) = 1 - exp(-x^2) h(2 / (2 + x)) with a polynomial h. The inverse follows
 * Giles, "Approximating the erfinv function" (2010): y times a polynomial in w = -log(1 - y^2), or
 * in sqrt(w) where w is large. Coefficients are our own.
 */
final class DoubleErrorFunction {
  /** Below this the error function is a polynomial. */
  private static final double SMALL = 0.9;

  /** From here on the error function is 1. */
  private static final double LARGEST = 6;

  /** Below this w the inverse is a polynomial in w. */
  private static final double CENTRAL = 6.25;

  private DoubleErrorFunction() {}

  static double erf(double x) {
    double a = Math.min(LARGEST, Math.abs(x));
    double z = a * a;
    double small = Math.fma(a, smallRatio(z), a);
    double decay = DoubleExponential.exp(-z, -Math.fma(a, a, -z));
    double large = Math.fma(-decay, scaledComplement(2 / (2 + a)), 1);
    return Math.copySign(a < SMALL ? small : large, x);
  }

  static double erfinv(double y) {
    double w = -DoubleLogarithm.log(Math.fma(-y, y, 1));
    double ratio = w < CENTRAL ? centralRatio(w - 3.125) : tailRatio(Math.sqrt(w) - 4.25);
    return Math.abs(y) == 1 ? Math.copySign(Double.POSITIVE_INFINITY, y) : y * ratio;
  }

  /** erf(x) / x - 1 for z = x^2. */
  private static double smallRatio(double z) {
    double p = -8.493998797080943e-10;
    p = Math.fma(p, z, 1.4051482766989913e-8);
    p = Math.fma(p, z, -1.6276526722586205e-7);
    p = Math.fma(p, z, 1.6455328747938096e-6);
    p = Math.fma(p, z, -1.492530753550859e-5);
    p = Math.fma(p, z, 0.00012055321382481122);
    p = Math.fma(p, z, -0.0008548326764466543);
    p = Math.fma(p, z, 0.0052239776217703725);
    p = Math.fma(p, z, -0.02686617064482373);
    p = Math.fma(p, z, 0.11283791670953794);
    p = Math.fma(p, z, -0.3761263890318373);
    p = Math.fma(p, z, 0.1283791670955126);
    return p;
  }

  /** exp(x^2) (1 - erf(x)) for u = 2 / (2 + x). */
  private static double scaledComplement(double u) {
    double p = -0.06286660951192712;
    p = Math.fma(p, u, 0.4691283551943792);
    p = Math.fma(p, u, -1.5662349943964804);
    p = Math.fma(p, u, 3.0382731741522684);
    p = Math.fma(p, u, -3.70499095881469);
    p = Math.fma(p, u, 2.8625617942658907);
    p = Math.fma(p, u, -1.3728137795089113);
    p = Math.fma(p, u, 0.447967399428088);
    p = Math.fma(p, u, -0.10676847696610944);
    p = Math.fma(p, u, -0.08523913141722439);
    p = Math.fma(p, u, 0.01513788011275171);
    p = Math.fma(p, u, 0.07731992369522785);
    p = Math.fma(p, u, 0.17768440617009348);
    p = Math.fma(p, u, 0.24663270877821786);
    p = Math.fma(p, u, 0.2821141008207413);
    p = Math.fma(p, u, 0.28209367262277185);
    p = Math.fma(p, u, 2.963175778650228e-8);
    return p;
  }

  /** erfinv(y) / y for t = w - 3.125. */
  private static double centralRatio(double t) {
    double p = 3.240704459376225e-21;
    p = Math.fma(p, t, -1.1134837698279488e-21);
    p = Math.fma(p, t, -3.4996044354734205e-19);
    p = Math.fma(p, t, 1.1500222520660082e-18);
    p = Math.fma(p, t, 1.5574320246228542e-17);
    p = Math.fma(p, t, -1.3016928016795902e-16);
    p = Math.fma(p, t, -4.028215432759848e-17);
    p = Math.fma(p, t, 6.596407712420766e-15);
    p = Math.fma(p, t, -4.001237735091949e-14);
    p = Math.fma(p, t, -8.118399443074301e-14);
    p = Math.fma(p, t, 2.630483474056047e-12);
    p = Math.fma(p, t, -1.2976885526532079e-11);
    p = Math.fma(p, t, -5.414287198084717e-11);
    p = Math.fma(p, t, 1.0512181539804126e-9);
    p = Math.fma(p, t, -4.11266082002324e-9);
    p = Math.fma(p, t, -2.9070382262927266e-8);
    p = Math.fma(p, t, 4.234788173782339e-7);
    p = Math.fma(p, t, -1.3654691850603575e-6);
    p = Math.fma(p, t, -1.3882523394405316e-5);
    p = Math.fma(p, t, 0.00018673420802464837);
    p = Math.fma(p, t, -0.000740702534154477);
    p = Math.fma(p, t, -0.00603367087142785);
    p = Math.fma(p, t, 0.2401581824255883);
    p = Math.fma(p, t, 1.6536545626831027);
    return p;
  }

  /** erfinv(y) / y for t = sqrt(w) - 4.25. */
  private static double tailRatio(double t) {
    double p = -2.5590832557233925e-16;
    p = Math.fma(p, t, -4.344573483259118e-15);
    p = Math.fma(p, t, 4.028527399416964e-14);
    p = Math.fma(p, t, -5.581718336845394e-14);
    p = Math.fma(p, t, -3.724739829664143e-13);
    p = Math.fma(p, t, 1.767480456899053e-12);
    p = Math.fma(p, t, -3.761540893117292e-12);
    p = Math.fma(p, t, 2.062445928812037e-12);
    p = Math.fma(p, t, 3.276288923273174e-11);
    p = Math.fma(p, t, -1.857074545374297e-10);
    p = Math.fma(p, t, 4.6531133397851096e-10);
    p = Math.fma(p, t, -1.9178654701027994e-10);
    p = Math.fma(p, t, -3.0717041451227447e-9);
    p = Math.fma(p, t, 1.344079138832993e-8);
    p = Math.fma(p, t, -3.0137105282150835e-8);
    p = Math.fma(p, t, 2.5608437895661817e-8);
    p = Math.fma(p, t, 9.32867321063093e-8);
    p = Math.fma(p, t, -5.152574262945609e-7);
    p = Math.fma(p, t, 1.4901767751378329e-6);
    p = Math.fma(p, t, -3.211130204398859e-6);
    p = Math.fma(p, t, 5.80726789528797e-6);
    p = Math.fma(p, t, -1.0197664178144917e-5);
    p = Math.fma(p, t, 2.1980128168149606e-5);
    p = Math.fma(p, t, -6.441975090131046e-5);
    p = Math.fma(p, t, 0.00021217671329174832);
    p = Math.fma(p, t, -0.0006078940274499783);
    p = Math.fma(p, t, 0.000712749972658099);
    p = Math.fma(p, t, 1.0099782771612553);
    p = Math.fma(p, t, 4.09222342366813);
    return p;
  }
}
