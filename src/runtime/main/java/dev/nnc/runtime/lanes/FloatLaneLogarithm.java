package dev.nnc.runtime.lanes;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** As the scalar class of the same functions, step by step; see {@link FloatLaneMath}. */
final class FloatLaneLogarithm {
  private static final float LN2_HIGH = 0.69314575f;
  private static final float LN2_LOW = 1.4286068e-6f;
  private static final float TWO_THIRDS = 0.6666667f;
  private static final float SUBNORMAL_SCALE = 0x1p24f;
  private static final float SUBNORMAL_EXPONENT = 24;
  private static final float ROUNDER = 0x1.8p23f;
  private static final int ROUNDER_BITS = 0x4b400000;
  private static final int BIAS = 127;
  private static final int OFFSET = 0x3f800000 - 0x3f3504f3;
  private static final float TINY = 0x1p-25f;

  /** The least number whose exponent counts as 1: the root of 2. */
  private static final float ROOT = 0x1.6a09e6p0f;

  private FloatLaneLogarithm() {}

  static FloatVector log(FloatVector argument) {
    FloatVector finite = finite(argument);
    FloatVector result = argument.broadcast(Float.NaN).blend(finite, argument.compare(GT, 0f));
    result = result.blend(Float.NEGATIVE_INFINITY, argument.compare(EQ, 0f));
    result = result.blend(argument, argument.compare(EQ, Float.POSITIVE_INFINITY));
    return result;
  }

  static FloatVector log1p(FloatVector argument) {
    FloatVector u = argument.add(1f);
    FloatVector above = u.broadcast(1f).sub(u.sub(argument));
    FloatVector lost = above.blend(argument.sub(u.sub(1f)), argument.compare(LT, 1f));
    IntVector n = u.reinterpretAsInts().add(OFFSET).lanewise(LSHR, 23).sub(BIAS);
    FloatVector mantissa = u.reinterpretAsInts().sub(n.lanewise(LSHL, 23)).reinterpretAsFloats();
    FloatVector exponent = n.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
    VectorMask<Float> near = exponent.compare(EQ, 0f);
    FloatVector f = mantissa.sub(1f).blend(argument, near);
    FloatVector finite = log(f, lost.div(u).blend(0f, near), exponent);
    FloatVector result = u.broadcast(Float.NaN).blend(finite, u.compare(GT, 0f));
    result = result.blend(Float.NEGATIVE_INFINITY, u.compare(EQ, 0f));
    result = result.blend(u, u.compare(EQ, Float.POSITIVE_INFINITY));
    return result.blend(argument, argument.abs().compare(LT, TINY));
  }

  /** The logarithm of 1 + exp(-|x|) needs no more than exponents 0 and 1. */
  static FloatVector softplus(FloatVector argument) {
    FloatVector zero = argument.broadcast(0f);
    FloatVector decay = FloatLaneExponential.exp(argument.abs().neg(), zero);
    FloatVector u = decay.add(1f);
    VectorMask<Float> far = u.compare(GE, ROOT);
    FloatVector f = decay.blend(u.lanewise(FMA, 0.5f, -1f), far);
    FloatVector low = zero.blend(decay.sub(u.sub(1f)).div(u), far);
    FloatVector s = f.div(f.add(2f));
    FloatVector z = s.mul(s);
    FloatVector p = z.lanewise(FMA, 0.23048422f, 0.28562233f).lanewise(FMA, z, 0.40000015f);
    FloatVector r = p.lanewise(FMA, z, TWO_THIRDS).mul(z);
    FloatVector tail = s.neg().fma(f.sub(r), low.blend(low.add(LN2_LOW), far));
    FloatVector head = zero.blend(LN2_HIGH, far);
    FloatVector sum = head.add(f);
    FloatVector logarithm = sum.add(f.sub(sum.sub(head)).add(tail));
    FloatVector exact = logarithm.blend(decay, decay.compare(LT, TINY));
    return argument.max(0f).add(exact);
  }

  /** The logarithm of a positive finite number. */
  static FloatVector finite(FloatVector x) {
    VectorMask<Float> subnormal = x.compare(LT, Float.MIN_NORMAL);
    IntVector bits = x.blend(x.mul(SUBNORMAL_SCALE), subnormal).reinterpretAsInts();
    IntVector n = bits.add(OFFSET).lanewise(LSHR, 23).sub(BIAS);
    FloatVector mantissa = bits.sub(n.lanewise(LSHL, 23)).reinterpretAsFloats();
    FloatVector exponent = n.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
    FloatVector corrected = exponent.blend(exponent.sub(SUBNORMAL_EXPONENT), subnormal);
    return log(mantissa.sub(1f), x.broadcast(0f), corrected);
  }

  /** n ln 2 + log(1 + f) + low. */
  private static FloatVector log(FloatVector f, FloatVector low, FloatVector n) {
    FloatVector s = f.div(f.add(2f));
    FloatVector z = s.mul(s);
    FloatVector p = z.lanewise(FMA, 0.23048422f, 0.28562233f).lanewise(FMA, z, 0.40000015f);
    FloatVector r = p.lanewise(FMA, z, TWO_THIRDS).mul(z);
    FloatVector tail = s.neg().fma(f.sub(r), n.lanewise(FMA, LN2_LOW, low));
    FloatVector head = n.mul(LN2_HIGH);
    FloatVector sum = head.add(f);
    return sum.add(f.sub(sum.sub(head)).add(tail));
  }
}
