package dev.nnc.runtime.lanes;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** As the scalar class of the same functions, step by step; see {@link FloatLaneMath}. */
final class FloatLaneExponential {
  private static final float LOG2_E = 1.442695f;
  private static final float LN2_HIGH = 0.6931472f;
  private static final float LN2_LOW = -1.9046542e-9f;
  private static final float ROUNDER = 0x1.8p23f;
  private static final int ROUNDER_BITS = 0x4b400000;
  private static final int BIAS = 127;
  private static final float HIGHEST = 89;
  private static final float LOWEST = -104;
  private static final float LOWEST_MINUS_ONE = -30;
  private static final float TINY = 0x1p-25f;
  private static final float SMALL = 0.625f;
  private static final int SIGN = 0x80000000;

  /** The bits of 1. */
  private static final int ONE = 0x3f800000;

  private FloatLaneExponential() {}

  static FloatVector exp(FloatVector argument) {
    FloatVector limited = argument.blend(HIGHEST, argument.compare(GT, HIGHEST));
    return exp(limited, argument.broadcast(0f));
  }

  static FloatVector expm1(FloatVector argument) {
    FloatVector low = argument.blend(LOWEST_MINUS_ONE, argument.compare(LT, LOWEST_MINUS_ONE));
    FloatVector limited = low.blend(HIGHEST, low.compare(GT, HIGHEST));
    FloatVector rounded = limited.lanewise(FMA, LOG2_E, ROUNDER);
    // Half the result, since 2^n itself may overflow.
    IntVector biased = rounded.reinterpretAsInts().add(BIAS - 1 - ROUNDER_BITS);
    FloatVector scale = biased.lanewise(LSHL, 23).reinterpretAsFloats();
    FloatVector n = rounded.sub(ROUNDER);
    FloatVector r = n.lanewise(FMA, -LN2_LOW, n.lanewise(FMA, -LN2_HIGH, limited));
    FloatVector p = r.lanewise(FMA, 1.9891279e-4f, 0.001393391f);
    p = p.lanewise(FMA, r, 0.0083333105f).lanewise(FMA, r, 0.041666463f);
    p = p.lanewise(FMA, r, 0.16666667f).lanewise(FMA, r, 0.5f);
    FloatVector minusOne = p.fma(r.mul(r), r);
    FloatVector half = scale.fma(minusOne, scale.sub(0.5f));
    FloatVector result = half.add(half);
    return result.blend(argument, argument.abs().compare(LT, TINY));
  }

  static FloatVector sigmoid(FloatVector argument) {
    FloatVector decay = exp(argument.abs().neg(), argument.broadcast(0f));
    FloatVector one = argument.broadcast(1f);
    FloatVector numerator = one.blend(decay, argument.compare(LT, 0f));
    return numerator.div(decay.add(1f));
  }

  static FloatVector tanh(FloatVector argument) {
    IntVector sign = argument.reinterpretAsInts().lanewise(AND, SIGN);
    FloatVector unit = sign.lanewise(OR, ONE).reinterpretAsFloats();
    FloatVector a = argument.abs();
    FloatVector twice = a.add(a);
    FloatVector limited = twice.blend(HIGHEST, twice.compare(GT, HIGHEST));
    FloatVector e = exp(limited, argument.broadcast(0f));
    FloatVector large = a.broadcast(1f).sub(a.broadcast(2f).div(e.add(1f)));
    FloatVector z = a.mul(a);
    FloatVector p = z.lanewise(FMA, 0.0022927448f, -0.008343945f);
    p = p.lanewise(FMA, z, 0.021768918f);
    p = p.lanewise(FMA, z, -0.053959258f);
    p = p.lanewise(FMA, z, 0.13333304f);
    p = p.lanewise(FMA, z, -0.33333334f);
    FloatVector small = p.fma(a.mul(z), a);
    FloatVector size = large.blend(small, a.compare(LT, SMALL));
    return size.mul(unit);
  }

  /**
   * e to the power of the unevaluated sum of a number, at most HIGHEST, and a much smaller one.
   * Most callers know that theirs is negative.
   */
  static FloatVector exp(FloatVector high, FloatVector low) {
    FloatVector x = high.blend(LOWEST, high.compare(LT, LOWEST));
    FloatVector rounded = x.lanewise(FMA, LOG2_E, ROUNDER);
    // In two steps, so that overflow and gradual underflow happen in the last product.
    IntVector exponent = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
    IntVector half = exponent.lanewise(ASHR, 1);
    FloatVector first = half.add(BIAS).lanewise(LSHL, 23).reinterpretAsFloats();
    IntVector rest = exponent.sub(half).add(BIAS);
    FloatVector second = rest.lanewise(LSHL, 23).reinterpretAsFloats();
    FloatVector n = rounded.sub(ROUNDER);
    FloatVector r = n.lanewise(FMA, -LN2_HIGH, x).add(n.lanewise(FMA, -LN2_LOW, low));
    // (exp(r) - 1 - r) / r^2 for |r| up to ln(2) / 2
    FloatVector p = r.lanewise(FMA, 1.9891279e-4f, 0.001393391f);
    p = p.lanewise(FMA, r, 0.0083333105f).lanewise(FMA, r, 0.041666463f);
    p = p.lanewise(FMA, r, 0.16666667f).lanewise(FMA, r, 0.5f);
    FloatVector head = r.add(1f);
    FloatVector power = head.add(p.fma(r.mul(r), r.sub(head.sub(1f))));
    return power.mul(first).mul(second);
  }
}
