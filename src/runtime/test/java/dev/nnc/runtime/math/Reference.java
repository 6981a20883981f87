package dev.nnc.runtime.math;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Elementary functions to about 60 digits, by plain series. */
final class Reference {
  private static final MathContext DIGITS = new MathContext(75);
  private static final MathContext PI_DIGITS = new MathContext(110);
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal PI = pi();
  private static final BigDecimal LN2 =
      atanh(ONE.divide(BigDecimal.valueOf(3), DIGITS)).multiply(TWO);

  private Reference() {}

  static BigDecimal exp(BigDecimal x) {
    BigDecimal n = x.divide(LN2, DIGITS).setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal r = x.subtract(n.multiply(LN2)).scaleByPowerOfTen(-2).round(DIGITS);
    BigDecimal power = ONE.add(expm1Series(r)).pow(100, DIGITS);
    return power.multiply(TWO.pow(n.intValueExact(), DIGITS), DIGITS);
  }

  static BigDecimal expm1(BigDecimal x) {
    return x.abs().doubleValue() < 0.1 ? expm1Series(x) : exp(x).subtract(ONE);
  }

  /** Halley's step squares the accuracy and more. */
  static BigDecimal log(BigDecimal x) {
    int n = Math.getExponent(x.doubleValue());
    BigDecimal m = x.divide(TWO.pow(n, DIGITS), DIGITS);
    BigDecimal y = new BigDecimal(StrictMath.log(m.doubleValue()));
    for (int step = 0; step < 2; step++) {
      BigDecimal e = exp(y);
      y = y.add(TWO.multiply(m.subtract(e)).divide(m.add(e), DIGITS));
    }
    return y.add(LN2.multiply(BigDecimal.valueOf(n)));
  }

  static BigDecimal log1p(BigDecimal x) {
    if (x.abs().doubleValue() < 0.01) {
      return atanh(x.divide(x.add(TWO), DIGITS)).multiply(TWO);
    }
    return log(x.add(ONE));
  }

  static BigDecimal sin(BigDecimal x) {
    return sine(x, 0);
  }

  static BigDecimal cos(BigDecimal x) {
    return sine(x, 1);
  }

  static BigDecimal atan(BigDecimal x) {
    BigDecimal y = new BigDecimal(StrictMath.atan(x.doubleValue()));
    BigDecimal s = sin(y);
    BigDecimal c = cos(y);
    return y.add(x.multiply(c).subtract(s).divide(c.add(x.multiply(s)), DIGITS));
  }

  static BigDecimal tanh(BigDecimal x) {
    BigDecimal e = expm1(x.multiply(TWO));
    return e.divide(e.add(TWO), DIGITS);
  }

  static BigDecimal sigmoid(BigDecimal x) {
    return ONE.divide(ONE.add(exp(x.negate())), DIGITS);
  }

  static BigDecimal softplus(BigDecimal x) {
    return x.max(BigDecimal.ZERO).add(log1p(exp(x.abs().negate())));
  }

  /** Kummer's series, whose terms are all positive. */
  static BigDecimal erf(BigDecimal x) {
    BigDecimal square = x.multiply(x, DIGITS);
    BigDecimal term = x;
    BigDecimal sum = x;
    for (int n = 1; goesOn(term, sum); n++) {
      term = term.multiply(square).multiply(TWO).divide(BigDecimal.valueOf(2 * n + 1), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum.multiply(erfSlope(square), DIGITS);
  }

  /** Newton's steps from any estimate. */
  static BigDecimal erfinv(BigDecimal y) {
    BigDecimal x = new BigDecimal(DoubleMath.erfinv(y.doubleValue()));
    for (int step = 0; step < 3; step++) {
      BigDecimal slope = erfSlope(x.multiply(x, DIGITS));
      x = x.subtract(erf(x).subtract(y).divide(slope, DIGITS)).round(DIGITS);
    }
    return x;
  }

  static BigDecimal pow(BigDecimal x, BigDecimal y) {
    return exp(log(x).multiply(y));
  }

  private static BigDecimal erfSlope(BigDecimal square) {
    return TWO.multiply(exp(square.negate())).divide(PI.sqrt(DIGITS), DIGITS);
  }

  private static BigDecimal sine(BigDecimal x, int quarters) {
    BigDecimal quarter = PI.divide(TWO);
    BigDecimal n = x.divide(quarter, DIGITS).setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal r = x.subtract(n.multiply(quarter));
    int quadrant = n.intValueExact() + quarters;
    BigDecimal size = (quadrant & 1) == 0 ? alternating(r, r, 1) : alternating(ONE, r, 0);
    return (quadrant & 2) == 0 ? size : size.negate();
  }

  /** The series of sine (from the first power) or cosine (from the power 0). */
  private static BigDecimal alternating(BigDecimal first, BigDecimal x, int power) {
    BigDecimal square = x.multiply(x, DIGITS).negate();
    BigDecimal term = first;
    BigDecimal sum = first;
    for (int n = power + 1; goesOn(term, sum); n += 2) {
      term = term.multiply(square).divide(BigDecimal.valueOf(n * (n + 1)), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  private static BigDecimal expm1Series(BigDecimal x) {
    BigDecimal term = x;
    BigDecimal sum = x;
    for (int n = 2; goesOn(term, sum); n++) {
      term = term.multiply(x).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  private static BigDecimal atanh(BigDecimal x) {
    BigDecimal square = x.multiply(x, PI_DIGITS);
    BigDecimal power = x;
    BigDecimal sum = x;
    for (int n = 3; goesOn(power, sum); n += 2) {
      power = power.multiply(square, PI_DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(n), PI_DIGITS), PI_DIGITS);
    }
    return sum;
  }

  /** Machin's formula, pi = 16 atan(1/5) - 4 atan(1/239). */
  private static BigDecimal pi() {
    BigDecimal four = BigDecimal.valueOf(4);
    return four.multiply(four.multiply(inverseAtan(5)).subtract(inverseAtan(239)));
  }

  private static BigDecimal inverseAtan(int inverse) {
    BigDecimal power = ONE.divide(BigDecimal.valueOf(inverse), PI_DIGITS);
    BigDecimal square = BigDecimal.valueOf(-1L * inverse * inverse);
    BigDecimal sum = power;
    for (int n = 3; goesOn(power, sum); n += 2) {
      power = power.divide(square, PI_DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(n), PI_DIGITS), PI_DIGITS);
    }
    return sum;
  }

  /** Whether a series must go on. */
  private static boolean goesOn(BigDecimal term, BigDecimal sum) {
    return term.signum() != 0
        && term.precision() - term.scale()
            > sum.precision() - sum.scale() - PI_DIGITS.getPrecision();
  }
}
