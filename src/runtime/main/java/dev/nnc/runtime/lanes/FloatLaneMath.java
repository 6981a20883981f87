package dev.nnc.runtime.lanes;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.nnc.runtime.math.FloatMath;
import jdk.incubator.vector.FloatVector;

/**
 * The functions of {@link FloatMath}, and those of {@link Math} that vectors lack: a vector comes
 * in, the vector of the scalar function's results goes out, with the same bits.
 *
 * <p>A loop may use one of these, after few other steps. C2 stops inlining what is not itself part
 * of the vector module at 18,000 nodes, which about 40 operations on vectors make; what is called
 * later is not inlined, and then its operands become objects, element by element at a hundred times
 * the cost. So a loop of many steps, or of two functions, holds plain operations on vectors alone:
 * it writes the argument of a function into scratch memory of some hundred elements, calls {@link
 * FloatArrayMath} on that, and goes on in another loop.
 *
 * <p>Beyond those nodes C2 also inlines methods of the vector module without knowing the class of
 * their vectors. It then takes the class from a profile, which in some launches says nothing yet,
 * and the vector stays an object. So vectors made of others' bits ({@code reinterpretAsFloats})
 * come early in a function, its polynomials later; and where one method makes such a vector and the
 * next one calls methods of it, it is the last thing made, or an argument of what is called next.
 */
public final class FloatLaneMath {
  private FloatLaneMath() {}

  /** As {@link FloatMath#exp}. */
  public static FloatVector exp(FloatVector x) {
    return FloatLaneExponential.exp(x);
  }

  /** As {@link FloatMath#expm1}. */
  public static FloatVector expm1(FloatVector x) {
    return FloatLaneExponential.expm1(x);
  }

  /** As {@link FloatMath#log}. */
  public static FloatVector log(FloatVector x) {
    return FloatLaneLogarithm.log(x);
  }

  /** As {@link FloatMath#log1p}. */
  public static FloatVector log1p(FloatVector x) {
    return FloatLaneLogarithm.log1p(x);
  }

  /** As {@link FloatMath#sin}. */
  public static FloatVector sin(FloatVector x) {
    return FloatLaneTrigonometry.sin(x);
  }

  /** As {@link FloatMath#cos}. */
  public static FloatVector cos(FloatVector x) {
    return FloatLaneTrigonometry.cos(x);
  }

  /** As {@link FloatMath#atan}. */
  public static FloatVector atan(FloatVector x) {
    return FloatLaneTrigonometry.atan(x);
  }

  /** As {@link FloatMath#tanh}. */
  public static FloatVector tanh(FloatVector x) {
    return FloatLaneExponential.tanh(x);
  }

  /** As {@link FloatMath#sigmoid}. */
  public static FloatVector sigmoid(FloatVector x) {
    return FloatLaneExponential.sigmoid(x);
  }

  /** As {@link FloatMath#softplus}. */
  public static FloatVector softplus(FloatVector x) {
    return FloatLaneLogarithm.softplus(x);
  }

  /** As {@link FloatMath#erf}. */
  public static FloatVector erf(FloatVector x) {
    return FloatLaneErrorFunction.erf(x);
  }

  /** As {@link FloatMath#erfinv}. */
  public static FloatVector erfinv(FloatVector x) {
    return FloatLaneErrorFunction.erfinv(x);
  }

  /** As {@link Math#rint}. */
  public static FloatVector rint(FloatVector x) {
    return FloatLaneRounding.rint(x);
  }

  /** As {@link Math#floor}. */
  public static FloatVector floor(FloatVector x) {
    return FloatLaneRounding.floor(x);
  }

  /** As {@link Math#ceil}. */
  public static FloatVector ceil(FloatVector x) {
    return FloatLaneRounding.ceil(x);
  }

  /** As {@link Math#signum(float)}. */
  public static FloatVector sign(FloatVector x) {
    return x.blend(1f, x.compare(GT, 0f)).blend(-1f, x.compare(LT, 0f));
  }
}
