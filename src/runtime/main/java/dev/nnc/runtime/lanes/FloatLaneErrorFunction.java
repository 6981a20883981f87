package dev.nnc.runtime.lanes;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** As the scalar class of the same functions, step by step; see {@link FloatLaneMath}. */
final class FloatLaneErrorFunction {
  private static final float SMALL = 0.9f;
  private static final float LARGEST = 4;
  private static final float CENTRAL = 6;
  private static final int SIGN = 0x80000000;

  /** The bits of 1. */
  private static final int ONE = 0x3f800000;

  private FloatLaneErrorFunction() {}

  static FloatVector erf(FloatVector argument) {
    IntVector sign = argument.reinterpretAsInts().lanewise(AND, SIGN);
    FloatVector unit = sign.lanewise(OR, ONE).reinterpretAsFloats();
    FloatVector size = argument.abs();
    FloatVector a = size.blend(LARGEST, size.compare(GT, LARGEST));
    FloatVector z = a.mul(a);
    FloatVector decay = FloatLaneExponential.exp(z.neg(), a.fma(a, z.neg()).neg());
    // exp(a^2) (1 - erf(a)) for u = 2 / (2 + a)
    FloatVector u = a.broadcast(2f).div(a.add(2f));
    FloatVector q = u.lanewise(FMA, 0.12099648f, -0.47707328f);
    q = q.lanewise(FMA, u, 0.57214415f).lanewise(FMA, u, -0.110979155f);
    q = q.lanewise(FMA, u, 0.35142967f).lanewise(FMA, u, 0.2586291f);
    q = q.lanewise(FMA, u, 0.2850821f).lanewise(FMA, u, -1.6568544e-4f);
    FloatVector large = decay.neg().lanewise(FMA, q, 1f);
    // erf(a) / a - 1 for z = a^2
    FloatVector p = z.lanewise(FMA, 8.5294014e-5f, -8.179632e-4f);
    p = p.lanewise(FMA, z, 0.005204227f).lanewise(FMA, z, -0.026860666f);
    p = p.lanewise(FMA, z, 0.11283718f).lanewise(FMA, z, -0.37612635f);
    FloatVector small = p.lanewise(FMA, z, 0.12837917f).fma(a, a);
    FloatVector result = large.blend(small, a.compare(LT, SMALL));
    return result.mul(unit);
  }

  static FloatVector erfinv(FloatVector argument) {
    FloatVector w = FloatLaneLogarithm.finite(argument.neg().lanewise(FMA, argument, 1f)).neg();
    // erfinv(y) / y for t = w - 3
    FloatVector t = w.sub(3f);
    FloatVector p = t.lanewise(FMA, 7.07942e-10f, -5.4366587e-9f);
    p = p.lanewise(FMA, t, -2.0165098e-8f).lanewise(FMA, t, 4.476903e-7f);
    p = p.lanewise(FMA, t, -1.7616682e-6f).lanewise(FMA, t, -1.2704025e-5f);
    p = p.lanewise(FMA, t, 1.950831e-4f).lanewise(FMA, t, -8.362043e-4f);
    p = p.lanewise(FMA, t, -0.005738145f).lanewise(FMA, t, 0.24163042f);
    FloatVector central = p.lanewise(FMA, t, 1.623542f);
    // erfinv(y) / y for t = sqrt(w) - 3
    t = w.sqrt().sub(3f);
    p = t.lanewise(FMA, 8.9387e-5f, -2.4261682e-4f);
    p = p.lanewise(FMA, t, -8.6719745e-5f).lanewise(FMA, t, 0.001445908f);
    p = p.lanewise(FMA, t, -0.00356987f).lanewise(FMA, t, 0.005693835f);
    p = p.lanewise(FMA, t, -0.0076430966f).lanewise(FMA, t, 0.009444903f);
    FloatVector tail = p.lanewise(FMA, t, 1.0016752f).lanewise(FMA, t, 2.8329768f);
    FloatVector inside = argument.mul(tail.blend(central, w.compare(LT, CENTRAL)));
    FloatVector edge = argument.broadcast(Float.NaN);
    edge = edge.blend(argument.mul(Float.POSITIVE_INFINITY), argument.abs().compare(EQ, 1f));
    return edge.blend(inside, argument.abs().compare(LT, 1f));
  }
}
