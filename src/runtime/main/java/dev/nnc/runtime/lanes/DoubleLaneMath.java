package dev.nnc.runtime.lanes;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.nnc.runtime.math.DoubleMath;
import jdk.incubator.vector.DoubleVector;

/**
 * The functions of {@link DoubleMath}, and those of {@link Math} that vectors lack: a vector comes
 * in, the vector of the scalar function's results goes out, with the same bits.
 *
 * <p>A loop may use one of these, after few other steps. C2 stops inlining what is not itself part
 * of the vector module at 18,000 nodes, which about 40 operations on vectors make; what is called
 * later is not inlined, and then its operands become objects, element by element at a hundred times
 * the cost. So a loop of many steps, or of two functions, holds plain operations on vectors alone:
 * it writes the argument of a function into scratch memory of some hundred elements, calls {@link
 * DoubleArrayMath} on that, and goes on in another loop.
 */
public final class DoubleLaneMath {
  private DoubleLaneMath() {}

  /** As {@link DoubleMath#exp}. */
  public static DoubleVector exp(DoubleVector x) {
    return DoubleLaneExponential.exp(x);
  }

  /** As {@link DoubleMath#expm1}. */
  public static DoubleVector expm1(DoubleVector x) {
    return DoubleLaneExponential.expm1(x);
  }

  /** As {@link DoubleMath#log}. */
  public static DoubleVector log(DoubleVector x) {
    return DoubleLaneLogarithm.log(x);
  }

  /** As {@link DoubleMath#log1p}. */
  public static DoubleVector log1p(DoubleVector x) {
    return DoubleLaneLogarithm.log1p(x);
  }

  /** As {@link DoubleMath#sin}. */
  public static DoubleVector sin(DoubleVector x) {
    return DoubleLaneTrigonometry.sin(x);
  }

  /** As {@link DoubleMath#cos}. */
  public static DoubleVector cos(DoubleVector x) {
    return DoubleLaneTrigonometry.cos(x);
  }

  /** As {@link DoubleMath#atan}. */
  public static DoubleVector atan(DoubleVector x) {
    return DoubleLaneTrigonometry.atan(x);
  }

  /** As {@link DoubleMath#tanh}. */
  public static DoubleVector tanh(DoubleVector x) {
    return DoubleLaneExponential.tanh(x);
  }

  /** As {@link DoubleMath#sigmoid}. */
  public static DoubleVector sigmoid(DoubleVector x) {
    return DoubleLaneExponential.sigmoid(x);
  }

  /** As {@link DoubleMath#softplus}. */
  public static DoubleVector softplus(DoubleVector x) {
    return DoubleLaneLogarithm.softplus(x);
  }

  /** As {@link DoubleMath#erf}. Its many steps make objects of vectors. */
  public static DoubleVector erf(DoubleVector x) {
    return DoubleLaneErrorFunction.erf(x);
  }

  /** As {@link DoubleMath#erfinv}. Its many steps make objects of vectors. */
  public static DoubleVector erfinv(DoubleVector x) {
    return DoubleLaneErrorFunction.erfinv(x);
  }

  /** As {@link Math#rint}. */
  public static DoubleVector rint(DoubleVector x) {
    return DoubleLaneRounding.rint(x);
  }

  /** As {@link Math#floor}. */
  public static DoubleVector floor(DoubleVector x) {
    return DoubleLaneRounding.floor(x);
  }

  /** As {@link Math#ceil}. */
  public static DoubleVector ceil(DoubleVector x) {
    return DoubleLaneRounding.ceil(x);
  }

  /** As {@link Math#signum(double)}. */
  public static DoubleVector sign(DoubleVector x) {
    return x.blend(1d, x.compare(GT, 0d)).blend(-1d, x.compare(LT, 0d));
  }
}
