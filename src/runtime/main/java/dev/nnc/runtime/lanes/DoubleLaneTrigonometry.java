package dev.nnc.runtime.lanes;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/** As the scalar class of the same functions, step by step; see {@link DoubleLaneMath}. */
final class DoubleLaneTrigonometry {
  private static final double TWO_OVER_PI = 0.6366197723675814;
  private static final double HALF_PI_HIGH = 1.5707963267948966;
  private static final double HALF_PI_MIDDLE = 6.123233995736766e-17;
  private static final double HALF_PI_LOW = -1.4973849048591698e-33;
  private static final double QUARTER_PI_HIGH = 0.7853981633974483;
  private static final double QUARTER_PI_LOW = 3.061616997868383e-17;
  private static final double ROUNDER = 0x1.8p52;
  private static final double LARGEST = 0x1p51;
  private static final double LOWER = 0.6;
  private static final double UPPER = 1.6666666666666667;
  private static final long SIGN = 0x8000000000000000L;

  private DoubleLaneTrigonometry() {}

  static DoubleVector sin(DoubleVector x) {
    return x.blend(sine(x, 0), x.compare(NE, 0.0));
  }

  static DoubleVector cos(DoubleVector x) {
    return sine(x, 1);
  }

  static DoubleVector atan(DoubleVector argument) {
    DoubleVector a = argument.abs();
    VectorMask<Double> low = a.compare(LT, LOWER);
    VectorMask<Double> high = a.compare(GT, UPPER);
    DoubleVector numerator = a.sub(1).blend(a, low).blend(-1.0, high);
    DoubleVector denominator = a.add(1).blend(1.0, low).blend(a, high);
    DoubleVector quarters = a.broadcast(1.0).blend(0.0, low).blend(2.0, high);
    DoubleVector r = numerator.div(denominator);
    DoubleVector z = r.mul(r);
    DoubleVector rest = arc(z).fma(r.mul(z), quarters.mul(QUARTER_PI_LOW)).add(r);
    DoubleVector size = quarters.lanewise(FMA, QUARTER_PI_HIGH, rest);
    LongVector sign = argument.reinterpretAsLongs().lanewise(AND, SIGN);
    return size.reinterpretAsLongs().lanewise(OR, sign).reinterpretAsDoubles();
  }

  /** The sine of x + quarters * pi / 2. */
  private static DoubleVector sine(DoubleVector argument, int quarters) {
    VectorMask<Double> large = argument.abs().compare(GT, LARGEST);
    DoubleVector x = argument.blend(argument.mul(0), large);
    DoubleVector rounded = x.lanewise(FMA, TWO_OVER_PI, ROUNDER);
    DoubleVector n = rounded.sub(ROUNDER);
    DoubleVector first = n.lanewise(FMA, -HALF_PI_HIGH, x);
    // r + lost = first - middle exactly (Knuth's sum): little of r may remain.
    DoubleVector middle = n.mul(HALF_PI_MIDDLE);
    DoubleVector r = first.sub(middle);
    DoubleVector change = r.sub(first);
    DoubleVector lost = first.sub(r.sub(change)).sub(middle.add(change));
    DoubleVector rest = lost.sub(n.lanewise(FMA, HALF_PI_MIDDLE, middle.neg()));
    DoubleVector low = n.lanewise(FMA, -HALF_PI_LOW, rest);
    return reduced(r, low, rounded.reinterpretAsLongs().add(quarters));
  }

  /** Sine or cosine of r + low, by the quadrant's lowest bit; negative, by the next. */
  private static DoubleVector reduced(DoubleVector r, DoubleVector low, LongVector quadrant) {
    DoubleVector z = r.mul(r);
    DoubleVector p = sineRatio(z);
    DoubleVector q = cosineRatio(z);
    DoubleVector sine = p.fma(r.mul(z), z.mul(-0.5).fma(low, low)).add(r);
    DoubleVector half = z.mul(0.5);
    DoubleVector head = r.broadcast(1.0).sub(half);
    DoubleVector lost = r.broadcast(1.0).sub(head).sub(half);
    LongVector cosine = head.add(lost.add(q.fma(z.mul(z), r.neg().mul(low)))).reinterpretAsLongs();
    VectorMask<Long> even = quadrant.lanewise(AND, 1).compare(EQ, 0);
    LongVector sign = quadrant.lanewise(AND, 2).lanewise(LSHL, 62);
    return cosine.blend(sine.reinterpretAsLongs(), even).lanewise(XOR, sign).reinterpretAsDoubles();
  }

  /** (atan(r) / r - 1) / r^2 for z = r^2. */
  private static DoubleVector arc(DoubleVector z) {
    DoubleVector p = z.lanewise(FMA, -0.0033822938784281945, 0.012782855195160696);
    p = p.lanewise(FMA, z, -0.02491720642938014);
    p = p.lanewise(FMA, z, 0.03503184895673947);
    p = p.lanewise(FMA, z, -0.04198091115202836);
    p = p.lanewise(FMA, z, 0.047286620311786584);
    p = p.lanewise(FMA, z, -0.05257738399172816);
    p = p.lanewise(FMA, z, 0.05881710851735842);
    p = p.lanewise(FMA, z, -0.06666612461224743);
    p = p.lanewise(FMA, z, 0.07692304535166136);
    p = p.lanewise(FMA, z, -0.09090908970318956);
    p = p.lanewise(FMA, z, 0.1111111110832653);
    p = p.lanewise(FMA, z, -0.142857142856805);
    p = p.lanewise(FMA, z, 0.19999999999999837);
    return p.lanewise(FMA, z, -0.3333333333333333);
  }

  /** (sin(r) / r - 1) / r^2 for z = r^2. */
  private static DoubleVector sineRatio(DoubleVector z) {
    DoubleVector p = z.lanewise(FMA, -7.586576588171073e-13, 1.6058529572267877e-10);
    p = p.lanewise(FMA, z, -2.5052106219521895e-8);
    p = p.lanewise(FMA, z, 2.755731921930192e-6);
    p = p.lanewise(FMA, z, -0.00019841269841265017);
    p = p.lanewise(FMA, z, 0.008333333333333331);
    return p.lanewise(FMA, z, -0.16666666666666666);
  }

  /** (cos(r) - 1 + r^2 / 2) / r^4 for z = r^2. */
  private static DoubleVector cosineRatio(DoubleVector z) {
    DoubleVector p = z.lanewise(FMA, -1.1382456778061306e-11, 2.0876143827993133e-9);
    p = p.lanewise(FMA, z, -2.7557317260008837e-7);
    p = p.lanewise(FMA, z, 2.480158729874307e-5);
    p = p.lanewise(FMA, z, -0.0013888888888887382);
    return p.lanewise(FMA, z, 0.041666666666666664);
  }
}
