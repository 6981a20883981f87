package dev.nnc.runtime.lanes;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/** As the scalar class of the same functions, step by step; see {@link DoubleLaneMath}. */
final class DoubleLaneLogarithm {
  private static final double LN2_HIGH = 0.6931471805598903;
  private static final double LN2_LOW = 5.497923018708371e-14;
  private static final double TWO_THIRDS = 0.6666666666666666;
  private static final double SUBNORMAL_SCALE = 0x1p54;
  private static final double SUBNORMAL_EXPONENT = 54;
  private static final double ROUNDER = 0x1.8p52;
  private static final long ROUNDER_BITS = 0x4338000000000000L;
  private static final long BIAS = 1023;
  private static final long OFFSET = 0x3ff0000000000000L - 0x3fe6a09e667f3bcdL;
  private static final double TINY = 0x1p-54;

  /** The least number whose exponent counts as 1: the root of 2. */
  private static final double ROOT = 0x1.6a09e667f3bcdp0;

  private DoubleLaneLogarithm() {}

  static DoubleVector log(DoubleVector argument) {
    DoubleVector finite = finite(argument);
    DoubleVector result = argument.broadcast(Double.NaN).blend(finite, argument.compare(GT, 0.0));
    result = result.blend(Double.NEGATIVE_INFINITY, argument.compare(EQ, 0.0));
    result = result.blend(argument, argument.compare(EQ, Double.POSITIVE_INFINITY));
    return result;
  }

  static DoubleVector log1p(DoubleVector argument) {
    DoubleVector u = argument.add(1);
    DoubleVector above = u.broadcast(1.0).sub(u.sub(argument));
    DoubleVector lost = above.blend(argument.sub(u.sub(1)), argument.compare(LT, 1.0));
    LongVector n = u.reinterpretAsLongs().add(OFFSET).lanewise(LSHR, 52).sub(BIAS);
    DoubleVector mantissa = u.reinterpretAsLongs().sub(n.lanewise(LSHL, 52)).reinterpretAsDoubles();
    DoubleVector exponent = n.add(ROUNDER_BITS).reinterpretAsDoubles().sub(ROUNDER);
    VectorMask<Double> near = exponent.compare(EQ, 0.0);
    DoubleVector f = mantissa.sub(1).blend(argument, near);
    DoubleVector finite = log(f, lost.div(u).blend(0.0, near), exponent);
    DoubleVector result = u.broadcast(Double.NaN).blend(finite, u.compare(GT, 0.0));
    result = result.blend(Double.NEGATIVE_INFINITY, u.compare(EQ, 0.0));
    result = result.blend(u, u.compare(EQ, Double.POSITIVE_INFINITY));
    return result.blend(argument, argument.abs().compare(LT, TINY));
  }

  /** The logarithm of 1 + exp(-|x|) needs no more than exponents 0 and 1. */
  static DoubleVector softplus(DoubleVector argument) {
    DoubleVector zero = argument.broadcast(0.0);
    DoubleVector decay = DoubleLaneExponential.exp(argument.abs().neg(), zero);
    DoubleVector u = decay.add(1);
    VectorMask<Double> far = u.compare(GE, ROOT);
    DoubleVector f = decay.blend(u.lanewise(FMA, 0.5, -1), far);
    DoubleVector low = zero.blend(decay.sub(u.sub(1)).div(u), far);
    DoubleVector s = f.div(f.add(2));
    DoubleVector z = s.mul(s);
    DoubleVector p = z.lanewise(FMA, 0.12913880605099742, 0.1328593615878165);
    p = p.lanewise(FMA, z, 0.1538557543667697);
    p = p.lanewise(FMA, z, 0.18181808238755748);
    p = p.lanewise(FMA, z, 0.2222222227115619);
    p = p.lanewise(FMA, z, 0.28571428571338386);
    p = p.lanewise(FMA, z, 0.40000000000000024);
    DoubleVector r = p.lanewise(FMA, z, TWO_THIRDS).mul(z);
    DoubleVector tail = s.neg().fma(f.sub(r), low.blend(low.add(LN2_LOW), far));
    DoubleVector head = zero.blend(LN2_HIGH, far);
    DoubleVector sum = head.add(f);
    DoubleVector logarithm = sum.add(f.sub(sum.sub(head)).add(tail));
    DoubleVector exact = logarithm.blend(decay, decay.compare(LT, TINY));
    return argument.max(0).add(exact);
  }

  /** The logarithm of a positive finite number. */
  static DoubleVector finite(DoubleVector x) {
    VectorMask<Double> subnormal = x.compare(LT, Double.MIN_NORMAL);
    LongVector bits = x.blend(x.mul(SUBNORMAL_SCALE), subnormal).reinterpretAsLongs();
    LongVector n = bits.add(OFFSET).lanewise(LSHR, 52).sub(BIAS);
    DoubleVector mantissa = bits.sub(n.lanewise(LSHL, 52)).reinterpretAsDoubles();
    DoubleVector exponent = n.add(ROUNDER_BITS).reinterpretAsDoubles().sub(ROUNDER);
    DoubleVector corrected = exponent.blend(exponent.sub(SUBNORMAL_EXPONENT), subnormal);
    return log(mantissa.sub(1), x.broadcast(0.0), corrected);
  }

  /** n ln 2 + log(1 + f) + low. */
  private static DoubleVector log(DoubleVector f, DoubleVector low, DoubleVector n) {
    DoubleVector s = f.div(f.add(2));
    DoubleVector z = s.mul(s);
    DoubleVector r = remainder(z).lanewise(FMA, z, TWO_THIRDS).mul(z);
    DoubleVector tail = s.neg().fma(f.sub(r), n.lanewise(FMA, LN2_LOW, low));
    DoubleVector head = n.mul(LN2_HIGH);
    DoubleVector sum = head.add(f);
    return sum.add(f.sub(sum.sub(head)).add(tail));
  }

  /** (R - 2 s^2 / 3) / s^4 for z = s^2. */
  private static DoubleVector remainder(DoubleVector z) {
    DoubleVector p = z.lanewise(FMA, 0.12913880605099742, 0.1328593615878165);
    p = p.lanewise(FMA, z, 0.1538557543667697);
    p = p.lanewise(FMA, z, 0.18181808238755748);
    p = p.lanewise(FMA, z, 0.2222222227115619);
    p = p.lanewise(FMA, z, 0.28571428571338386);
    return p.lanewise(FMA, z, 0.40000000000000024);
  }
}
