package dev.nnc.runtime.lanes;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/** As the scalar class of the same functions, step by step; see {@link DoubleLaneMath}. */
final class DoubleLaneExponential {
  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN2_HIGH = 0.6931471805599453;
  private static final double LN2_LOW = 2.3190468138462996e-17;
  private static final double ROUNDER = 0x1.8p52;
  private static final long ROUNDER_BITS = 0x4338000000000000L;
  private static final long BIAS = 1023;
  private static final double HIGHEST = 710;
  private static final double LOWEST = -746;
  private static final double LOWEST_MINUS_ONE = -40;
  private static final double TINY = 0x1p-54;
  private static final double SMALL = 0.625;
  private static final long SIGN = 0x8000000000000000L;

  private DoubleLaneExponential() {}

  static DoubleVector exp(DoubleVector argument) {
    DoubleVector limited = argument.blend(HIGHEST, argument.compare(GT, HIGHEST));
    return exp(limited, argument.broadcast(0.0));
  }

  static DoubleVector expm1(DoubleVector argument) {
    DoubleVector low = argument.blend(LOWEST_MINUS_ONE, argument.compare(LT, LOWEST_MINUS_ONE));
    DoubleVector limited = low.blend(HIGHEST, low.compare(GT, HIGHEST));
    DoubleVector rounded = limited.lanewise(FMA, LOG2_E, ROUNDER);
    DoubleVector n = rounded.sub(ROUNDER);
    DoubleVector r = n.lanewise(FMA, -LN2_LOW, n.lanewise(FMA, -LN2_HIGH, limited));
    DoubleVector minusOne = remainder(r).fma(r.mul(r), r);
    // Half the result, since 2^n itself may overflow.
    LongVector biased = rounded.reinterpretAsLongs().add(BIAS - 1 - ROUNDER_BITS);
    DoubleVector scale = biased.lanewise(LSHL, 52).reinterpretAsDoubles();
    DoubleVector half = scale.fma(minusOne, scale.sub(0.5));
    DoubleVector result = half.add(half);
    return result.blend(argument, argument.abs().compare(LT, TINY));
  }

  static DoubleVector sigmoid(DoubleVector argument) {
    DoubleVector one = argument.broadcast(1.0);
    DoubleVector decay = exp(argument.abs().neg(), argument.broadcast(0.0));
    VectorMask<Double> negative = argument.compare(LT, 0.0);
    DoubleVector sum = decay.add(1.0);
    DoubleVector quotient = one.blend(decay, negative).div(sum);
    // One step towards the quotient by the exact sum.
    DoubleVector lost = decay.sub(sum.sub(1.0));
    DoubleVector inverse = quotient.blend(one.sub(quotient), negative);
    return quotient.neg().mul(inverse).fma(lost, quotient);
  }

  static DoubleVector tanh(DoubleVector argument) {
    DoubleVector a = argument.abs();
    DoubleVector z = a.mul(a);
    DoubleVector small = smallTanh(z).fma(a.mul(z), a);
    DoubleVector twice = a.add(a);
    DoubleVector limited = twice.blend(HIGHEST, twice.compare(GT, HIGHEST));
    DoubleVector e = exp(limited, argument.broadcast(0.0));
    DoubleVector large = a.broadcast(1.0).sub(a.broadcast(2.0).div(e.add(1)));
    DoubleVector size = large.blend(small, a.compare(LT, SMALL));
    LongVector sign = argument.reinterpretAsLongs().lanewise(AND, SIGN);
    return size.reinterpretAsLongs().lanewise(OR, sign).reinterpretAsDoubles();
  }

  /**
   * e to the power of the unevaluated sum of a number, at most HIGHEST, and a much smaller one.
   * Most callers know that theirs is negative.
   */
  static DoubleVector exp(DoubleVector high, DoubleVector low) {
    DoubleVector x = high.blend(LOWEST, high.compare(LT, LOWEST));
    DoubleVector rounded = x.lanewise(FMA, LOG2_E, ROUNDER);
    DoubleVector n = rounded.sub(ROUNDER);
    DoubleVector r = n.lanewise(FMA, -LN2_HIGH, x).add(n.lanewise(FMA, -LN2_LOW, low));
    DoubleVector head = r.add(1);
    DoubleVector power = head.add(remainder(r).fma(r.mul(r), r.sub(head.sub(1))));
    // In two steps, so that overflow and gradual underflow happen in the last product.
    LongVector exponent = rounded.reinterpretAsLongs().sub(ROUNDER_BITS);
    LongVector half = exponent.lanewise(ASHR, 1);
    LongVector first = half.add(BIAS).lanewise(LSHL, 52);
    LongVector second = exponent.sub(half).add(BIAS).lanewise(LSHL, 52);
    return power.mul(first.reinterpretAsDoubles()).mul(second.reinterpretAsDoubles());
  }

  /** (tanh(a) / a - 1) / a^2 for z = a^2. */
  private static DoubleVector smallTanh(DoubleVector z) {
    DoubleVector p = z.lanewise(FMA, 6.485163482793113e-6, -3.12011014257974e-5);
    p = p.lanewise(FMA, z, 9.257116129556769e-5);
    p = p.lanewise(FMA, z, -0.0002375906496055562);
    p = p.lanewise(FMA, z, 0.0005896606577757043);
    p = p.lanewise(FMA, z, -0.0014557754120478055);
    p = p.lanewise(FMA, z, 0.0035921217511549622);
    p = p.lanewise(FMA, z, -0.008863235103240878);
    p = p.lanewise(FMA, z, 0.021869488519008305);
    p = p.lanewise(FMA, z, -0.05396825396789699);
    p = p.lanewise(FMA, z, 0.13333333333333042);
    return p.lanewise(FMA, z, -0.3333333333333333);
  }

  /** (exp(r) - 1 - r) / r^2 for |r| up to ln(2) / 2. */
  private static DoubleVector remainder(DoubleVector r) {
    DoubleVector p = r.lanewise(FMA, 2.091490745304636e-9, 2.5105525761140995e-8);
    p = p.lanewise(FMA, r, 2.7557273111810967e-7);
    p = p.lanewise(FMA, r, 2.7557254656202336e-6);
    p = p.lanewise(FMA, r, 2.4801587325967827e-5);
    p = p.lanewise(FMA, r, 0.0001984126987540889);
    p = p.lanewise(FMA, r, 0.0013888888888883629);
    p = p.lanewise(FMA, r, 0.008333333333325966);
    p = p.lanewise(FMA, r, 0.04166666666666667);
    p = p.lanewise(FMA, r, 0.1666666666666667);
    return p.lanewise(FMA, r, 0.5);
  }
}
