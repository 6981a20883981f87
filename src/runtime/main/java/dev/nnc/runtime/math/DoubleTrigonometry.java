package dev.nnc.runtime.math;

/**
 * Sine, cosine and arc tangent in double.
 *
 * <p>x = n pi / 2 + r, with pi / 2 in three parts (Cody and Waite): the first difference is exact
 * as long as |x| is below about 1e5, and the rest of r beyond its precision is kept. Then |r| is
 * below 1 and its rest far below, so that no result leaves [-1, 1].
 */
final class DoubleTrigonometry {
  private static final double TWO_OVER_PI = 0.6366197723675814;
  private static final double HALF_PI_HIGH = 1.5707963267948966;
  private static final double HALF_PI_MIDDLE = 6.123233995736766e-17;
  private static final double HALF_PI_LOW = -1.4973849048591698e-33;
  private static final double QUARTER_PI_HIGH = 0.7853981633974483;
  private static final double QUARTER_PI_LOW = 3.061616997868383e-17;
  private static final double ROUNDER = 0x1.8p52;

  /** Where multiples of pi / 2 can still be told apart; what is larger is taken as 0. */
  private static final double LARGEST = 0x1p51;

  /** Between these the arc tangent is taken about 1. */
  private static final double LOWER = 0.6;

  private static final double UPPER = 1.6666666666666667;

  private DoubleTrigonometry() {}

  static double sin(double x) {
    return x == 0 ? x : sine(x, 0);
  }

  static double cos(double x) {
    return sine(x, 1);
  }

  static double atan(double x) {
    double a = Math.abs(x);
    boolean low = a < LOWER;
    boolean high = a > UPPER;
    double numerator = high ? -1 : low ? a : a - 1;
    double denominator = high ? a : low ? 1 : a + 1;
    double r = numerator / denominator;
    double z = r * r;
    double p = -0.0033822938784281945;
    p = Math.fma(p, z, 0.012782855195160696);
    p = Math.fma(p, z, -0.02491720642938014);
    p = Math.fma(p, z, 0.03503184895673947);
    p = Math.fma(p, z, -0.04198091115202836);
    p = Math.fma(p, z, 0.047286620311786584);
    p = Math.fma(p, z, -0.05257738399172816);
    p = Math.fma(p, z, 0.05881710851735842);
    p = Math.fma(p, z, -0.06666612461224743);
    p = Math.fma(p, z, 0.07692304535166136);
    p = Math.fma(p, z, -0.09090908970318956);
    p = Math.fma(p, z, 0.1111111110832653);
    p = Math.fma(p, z, -0.142857142856805);
    p = Math.fma(p, z, 0.19999999999999837);
    p = Math.fma(p, z, -0.3333333333333333);
    double quarters = high ? 2 : low ? 0 : 1;
    double rest = r + Math.fma(r * z, p, quarters * QUARTER_PI_LOW);
    return Math.copySign(Math.fma(quarters, QUARTER_PI_HIGH, rest), x);
  }

  /** The sine of x + quarters * pi / 2. */
  private static double sine(double argument, int quarters) {
    double x = Math.abs(argument) > LARGEST ? argument * 0 : argument;
    double rounded = Math.fma(x, TWO_OVER_PI, ROUNDER);
    double n = rounded - ROUNDER;
    double first = Math.fma(n, -HALF_PI_HIGH, x);
    // r + lost = first - middle exactly (Knuth's sum): little of r may remain.
    double middle = n * HALF_PI_MIDDLE;
    double r = first - middle;
    double change = r - first;
    double lost = (first - (r - change)) - (middle + change);
    double low = Math.fma(n, -HALF_PI_LOW, lost - Math.fma(n, HALF_PI_MIDDLE, -middle));
    long quadrant = Double.doubleToRawLongBits(rounded) + quarters;
    double size = (quadrant & 1) == 0 ? reducedSine(r, low) : reducedCosine(r, low);
    return (quadrant & 2) == 0 ? size : -size;
  }

  private static double reducedSine(double r, double low) {
    double z = r * r;
    double p = -7.586576588171073e-13;
    p = Math.fma(p, z, 1.6058529572267877e-10);
    p = Math.fma(p, z, -2.5052106219521895e-8);
    p = Math.fma(p, z, 2.755731921930192e-6);
    p = Math.fma(p, z, -0.00019841269841265017);
    p = Math.fma(p, z, 0.008333333333333331);
    p = Math.fma(p, z, -0.16666666666666666);
    double correction = Math.fma(-0.5 * z, low, low);
    return r + Math.fma(r * z, p, correction);
  }

  private static double reducedCosine(double r, double low) {
    double z = r * r;
    double p = -1.1382456778061306e-11;
    p = Math.fma(p, z, 2.0876143827993133e-9);
    p = Math.fma(p, z, -2.7557317260008837e-7);
    p = Math.fma(p, z, 2.480158729874307e-5);
    p = Math.fma(p, z, -0.0013888888888887382);
    p = Math.fma(p, z, 0.041666666666666664);
    double half = 0.5 * z;
    double head = 1 - half;
    double lost = (1 - head) - half;
    return head + (lost + Math.fma(z * z, p, -r * low));
  }
}
