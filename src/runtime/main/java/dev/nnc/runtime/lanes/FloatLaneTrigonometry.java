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

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/** As the scalar class of the same functions, step by step; see {@link FloatLaneMath}. */
final class FloatLaneTrigonometry {
  private static final float TWO_OVER_PI = 0.63661975f;
  private static final float HALF_PI_HIGH = 1.5707964f;
  private static final float HALF_PI_MIDDLE = -4.371139e-8f;
  private static final float HALF_PI_LOW = -1.7151245e-15f;
  private static final float QUARTER_PI_HIGH = 0.7853982f;
  private static final float QUARTER_PI_LOW = -2.1855694e-8f;
  private static final float ROUNDER = 0x1.8p23f;
  private static final float LARGEST = 0x1p22f;
  private static final float LOWER = 0.6f;
  private static final float UPPER = 1.6666666f;
  private static final int SIGN = 0x80000000;

  /** The bits of 1. */
  private static final int ONE = 0x3f800000;

  private FloatLaneTrigonometry() {}

  static FloatVector sin(FloatVector x) {
    return x.blend(sine(x, 0), x.compare(NE, 0f));
  }

  static FloatVector cos(FloatVector x) {
    return sine(x, 1);
  }

  static FloatVector atan(FloatVector argument) {
    IntVector sign = argument.reinterpretAsInts().lanewise(AND, SIGN);
    FloatVector unit = sign.lanewise(OR, ONE).reinterpretAsFloats();
    FloatVector a = argument.abs();
    VectorMask<Float> low = a.compare(LT, LOWER);
    VectorMask<Float> high = a.compare(GT, UPPER);
    FloatVector numerator = a.sub(1f).blend(a, low).blend(-1f, high);
    FloatVector denominator = a.add(1f).blend(1f, low).blend(a, high);
    FloatVector quarters = a.broadcast(1f).blend(0f, low).blend(2f, high);
    FloatVector r = numerator.div(denominator);
    FloatVector z = r.mul(r);
    FloatVector p = z.lanewise(FMA, -0.02473942f, 0.06023515f);
    p = p.lanewise(FMA, z, -0.08722637f).lanewise(FMA, z, 0.11067343f);
    p = p.lanewise(FMA, z, -0.14283173f).lanewise(FMA, z, 0.19999944f);
    p = p.lanewise(FMA, z, -0.33333334f);
    FloatVector rest = p.fma(r.mul(z), quarters.mul(QUARTER_PI_LOW)).add(r);
    FloatVector size = quarters.lanewise(FMA, QUARTER_PI_HIGH, rest);
    return size.mul(unit);
  }

  /** The sine of x + quarters * pi / 2. */
  private static FloatVector sine(FloatVector argument, int quarters) {
    VectorMask<Float> large = argument.abs().compare(GT, LARGEST);
    FloatVector x = argument.blend(argument.mul(0), large);
    FloatVector rounded = x.lanewise(FMA, TWO_OVER_PI, ROUNDER);
    FloatVector n = rounded.sub(ROUNDER);
    FloatVector first = n.lanewise(FMA, -HALF_PI_HIGH, x);
    // r + lost = first - middle exactly (Knuth's sum): little of r may remain.
    FloatVector middle = n.mul(HALF_PI_MIDDLE);
    FloatVector r = first.sub(middle);
    FloatVector change = r.sub(first);
    FloatVector lost = first.sub(r.sub(change)).sub(middle.add(change));
    FloatVector rest = lost.sub(n.lanewise(FMA, HALF_PI_MIDDLE, middle.neg()));
    FloatVector low = n.lanewise(FMA, -HALF_PI_LOW, rest);
    return reduced(r, low, rounded.reinterpretAsInts().add(quarters));
  }

  /** Sine or cosine of r + low, by the quadrant's lowest bit; negative, by the next. */
  private static FloatVector reduced(FloatVector r, FloatVector low, IntVector quadrant) {
    FloatVector z = r.mul(r);
    FloatVector p = z.lanewise(FMA, 2.7249314e-6f, -1.9840083e-4f);
    p = p.lanewise(FMA, z, 0.008333332f).lanewise(FMA, z, -0.16666667f);
    FloatVector sine = p.fma(r.mul(z), z.mul(-0.5f).fma(low, low)).add(r);
    FloatVector q = z.lanewise(FMA, 2.4547437e-5f, -0.00138883f).lanewise(FMA, z, 0.041666664f);
    FloatVector half = z.mul(0.5f);
    FloatVector head = r.broadcast(1f).sub(half);
    FloatVector lost = r.broadcast(1f).sub(head).sub(half);
    IntVector cosine = head.add(lost.add(q.fma(z.mul(z), r.neg().mul(low)))).reinterpretAsInts();
    VectorMask<Integer> even = quadrant.lanewise(AND, 1).compare(EQ, 0);
    IntVector sign = quadrant.lanewise(AND, 2).lanewise(LSHL, 30);
    return cosine.blend(sine.reinterpretAsInts(), even).lanewise(XOR, sign).reinterpretAsFloats();
  }
}
