package dev.nnc.runtime.math;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * A function of one number in all its forms, the range to sample, and the errors documented, in
 * ulp.
 */
record ElementaryFunction(
    String name,
    FloatFunction inFloat,
    DoubleUnaryOperator inDouble,
    UnaryOperator<BigDecimal> exact,
    double from,
    double to,
    double floatBound,
    double doubleBound) {
  interface FloatFunction {
    float apply(float x);
  }

  static final List<ElementaryFunction> ALL =
      List.of(
          new ElementaryFunction(
              "exp", FloatMath::exp, DoubleMath::exp, Reference::exp, -745, 709.7, 1, 1),
          new ElementaryFunction(
              "expm1", FloatMath::expm1, DoubleMath::expm1, Reference::expm1, -50, 709.7, 1.5, 2),
          new ElementaryFunction(
              "log", FloatMath::log, DoubleMath::log, Reference::log, 0, 1e308, 1, 1),
          new ElementaryFunction(
              "log1p", FloatMath::log1p, DoubleMath::log1p, Reference::log1p, -1, 1e308, 1, 1),
          new ElementaryFunction(
              "sin", FloatMath::sin, DoubleMath::sin, Reference::sin, -1e5, 1e5, 1, 1),
          new ElementaryFunction(
              "cos", FloatMath::cos, DoubleMath::cos, Reference::cos, -1e5, 1e5, 1, 1),
          new ElementaryFunction(
              "atan", FloatMath::atan, DoubleMath::atan, Reference::atan, -1e300, 1e300, 1, 1),
          new ElementaryFunction(
              "tanh", FloatMath::tanh, DoubleMath::tanh, Reference::tanh, -30, 30, 1.5, 1.5),
          new ElementaryFunction(
              "sigmoid",
              FloatMath::sigmoid,
              DoubleMath::sigmoid,
              Reference::sigmoid,
              -740,
              50,
              2.5,
              2),
          new ElementaryFunction(
              "softplus",
              FloatMath::softplus,
              DoubleMath::softplus,
              Reference::softplus,
              -740,
              1000,
              2,
              2),
          new ElementaryFunction(
              "erf", FloatMath::erf, DoubleMath::erf, Reference::erf, -6.5, 6.5, 1.5, 1.5),
          new ElementaryFunction(
              "erfinv", FloatMath::erfinv, DoubleMath::erfinv, Reference::erfinv, -1, 1, 4, 3));

  @Override
  public String toString() {
    return name;
  }
}
