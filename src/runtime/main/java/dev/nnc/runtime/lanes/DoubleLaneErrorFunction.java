package dev.nnc.runtime.lanes;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/** As the scalar class of the same functions, step by step; see {@link DoubleLaneMath}. */
final class DoubleLaneErrorFunction {
  private static final double SMALL = 0.9;
  private static final double LARGEST = 6;
  private static final double CENTRAL = 6.25;
  private static final long SIGN = 0x8000000000000000L;

  private DoubleLaneErrorFunction() {}

  static DoubleVector erf(DoubleVector argument) {
    DoubleVector size = argument.abs();
    DoubleVector a = size.blend(LARGEST, size.compare(GT, LARGEST));
    DoubleVector z = a.mul(a);
    DoubleVector small = smallRatio(z).fma(a, a);
    DoubleVector complement = scaledComplement(a.broadcast(2.0).div(a.add(2)));
    DoubleVector decay = DoubleLaneExponential.exp(z.neg(), a.fma(a, z.neg()).neg());
    DoubleVector large = decay.neg().lanewise(FMA, complement, 1);
    DoubleVector result = large.blend(small, a.compare(LT, SMALL));
    LongVector sign = argument.reinterpretAsLongs().lanewise(AND, SIGN);
    return result.reinterpretAsLongs().lanewise(OR, sign).reinterpretAsDoubles();
  }

  static DoubleVector erfinv(DoubleVector argument) {
    DoubleVector w = DoubleLaneLogarithm.finite(argument.neg().lanewise(FMA, argument, 1)).neg();
    DoubleVector central = centralRatio(w.sub(3.125));
    DoubleVector tail = tailRatio(w.sqrt().sub(4.25));
    DoubleVector inside = argument.mul(tail.blend(central, w.compare(LT, CENTRAL)));
    DoubleVector edge = argument.broadcast(Double.NaN);
    edge = edge.blend(argument.mul(Double.POSITIVE_INFINITY), argument.abs().compare(EQ, 1.0));
    return edge.blend(inside, argument.abs().compare(LT, 1.0));
  }

  /** erf(x) / x - 1 for z = x^2. */
  private static DoubleVector smallRatio(DoubleVector z) {
    DoubleVector p = z.lanewise(FMA, -8.493998797080943e-10, 1.4051482766989913e-8);
    p = p.lanewise(FMA, z, -1.6276526722586205e-7);
    p = p.lanewise(FMA, z, 1.6455328747938096e-6);
    p = p.lanewise(FMA, z, -1.492530753550859e-5);
    p = p.lanewise(FMA, z, 0.00012055321382481122);
    p = p.lanewise(FMA, z, -0.0008548326764466543);
    p = p.lanewise(FMA, z, 0.0052239776217703725);
    p = p.lanewise(FMA, z, -0.02686617064482373);
    p = p.lanewise(FMA, z, 0.11283791670953794);
    p = p.lanewise(FMA, z, -0.3761263890318373);
    return p.lanewise(FMA, z, 0.1283791670955126);
  }

  /** exp(x^2) (1 - erf(x)) for u = 2 / (2 + x). */
  private static DoubleVector scaledComplement(DoubleVector u) {
    DoubleVector p = u.lanewise(FMA, -0.06286660951192712, 0.4691283551943792);
    p = p.lanewise(FMA, u, -1.5662349943964804);
    p = p.lanewise(FMA, u, 3.0382731741522684);
    p = p.lanewise(FMA, u, -3.70499095881469);
    p = p.lanewise(FMA, u, 2.8625617942658907);
    p = p.lanewise(FMA, u, -1.3728137795089113);
    p = p.lanewise(FMA, u, 0.447967399428088);
    p = p.lanewise(FMA, u, -0.10676847696610944);
    p = p.lanewise(FMA, u, -0.08523913141722439);
    p = p.lanewise(FMA, u, 0.01513788011275171);
    p = p.lanewise(FMA, u, 0.07731992369522785);
    p = p.lanewise(FMA, u, 0.17768440617009348);
    p = p.lanewise(FMA, u, 0.24663270877821786);
    p = p.lanewise(FMA, u, 0.2821141008207413);
    p = p.lanewise(FMA, u, 0.28209367262277185);
    return p.lanewise(FMA, u, 2.963175778650228e-8);
  }

  /** erfinv(y) / y for t = w - 3.125. */
  private static DoubleVector centralRatio(DoubleVector t) {
    DoubleVector p = t.lanewise(FMA, 3.240704459376225e-21, -1.1134837698279488e-21);
    p = p.lanewise(FMA, t, -3.4996044354734205e-19);
    p = p.lanewise(FMA, t, 1.1500222520660082e-18);
    p = p.lanewise(FMA, t, 1.5574320246228542e-17);
    p = p.lanewise(FMA, t, -1.3016928016795902e-16);
    p = p.lanewise(FMA, t, -4.028215432759848e-17);
    p = p.lanewise(FMA, t, 6.596407712420766e-15);
    p = p.lanewise(FMA, t, -4.001237735091949e-14);
    p = p.lanewise(FMA, t, -8.118399443074301e-14);
    p = p.lanewise(FMA, t, 2.630483474056047e-12);
    p = p.lanewise(FMA, t, -1.2976885526532079e-11);
    p = p.lanewise(FMA, t, -5.414287198084717e-11);
    p = p.lanewise(FMA, t, 1.0512181539804126e-9);
    p = p.lanewise(FMA, t, -4.11266082002324e-9);
    p = p.lanewise(FMA, t, -2.9070382262927266e-8);
    p = p.lanewise(FMA, t, 4.234788173782339e-7);
    p = p.lanewise(FMA, t, -1.3654691850603575e-6);
    p = p.lanewise(FMA, t, -1.3882523394405316e-5);
    p = p.lanewise(FMA, t, 0.00018673420802464837);
    p = p.lanewise(FMA, t, -0.000740702534154477);
    p = p.lanewise(FMA, t, -0.00603367087142785);
    p = p.lanewise(FMA, t, 0.2401581824255883);
    return p.lanewise(FMA, t, 1.6536545626831027);
  }

  /** erfinv(y) / y for t = sqrt(w) - 4.25. */
  private static DoubleVector tailRatio(DoubleVector t) {
    DoubleVector p = t.lanewise(FMA, -2.5590832557233925e-16, -4.344573483259118e-15);
    p = p.lanewise(FMA, t, 4.028527399416964e-14);
    p = p.lanewise(FMA, t, -5.581718336845394e-14);
    p = p.lanewise(FMA, t, -3.724739829664143e-13);
    p = p.lanewise(FMA, t, 1.767480456899053e-12);
    p = p.lanewise(FMA, t, -3.761540893117292e-12);
    p = p.lanewise(FMA, t, 2.062445928812037e-12);
    p = p.lanewise(FMA, t, 3.276288923273174e-11);
    p = p.lanewise(FMA, t, -1.857074545374297e-10);
    p = p.lanewise(FMA, t, 4.6531133397851096e-10);
    p = p.lanewise(FMA, t, -1.9178654701027994e-10);
    p = p.lanewise(FMA, t, -3.0717041451227447e-9);
    p = p.lanewise(FMA, t, 1.344079138832993e-8);
    p = p.lanewise(FMA, t, -3.0137105282150835e-8);
    p = p.lanewise(FMA, t, 2.5608437895661817e-8);
    p = p.lanewise(FMA, t, 9.32867321063093e-8);
    p = p.lanewise(FMA, t, -5.152574262945609e-7);
    p = p.lanewise(FMA, t, 1.4901767751378329e-6);
    p = p.lanewise(FMA, t, -3.211130204398859e-6);
    p = p.lanewise(FMA, t, 5.80726789528797e-6);
    p = p.lanewise(FMA, t, -1.0197664178144917e-5);
    p = p.lanewise(FMA, t, 2.1980128168149606e-5);
    p = p.lanewise(FMA, t, -6.441975090131046e-5);
    p = p.lanewise(FMA, t, 0.00021217671329174832);
    p = p.lanewise(FMA, t, -0.0006078940274499783);
    p = p.lanewise(FMA, t, 0.000712749972658099);
    p = p.lanewise(FMA, t, 1.0099782771612553);
    return p.lanewise(FMA, t, 4.09222342366813);
  }
}
