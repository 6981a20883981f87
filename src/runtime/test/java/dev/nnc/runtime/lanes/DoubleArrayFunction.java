package dev.nnc.runtime.lanes;

import dev.nnc.runtime.math.DoubleMath;
import java.util.function.DoubleUnaryOperator;

/** Every function of arrays beside the scalar one. */
enum DoubleArrayFunction {
  EXP(DoubleMath::exp, DoubleArrayMath::exp),
  EXPM1(DoubleMath::expm1, DoubleArrayMath::expm1),
  LOG(DoubleMath::log, DoubleArrayMath::log),
  LOG1P(DoubleMath::log1p, DoubleArrayMath::log1p),
  SIN(DoubleMath::sin, DoubleArrayMath::sin),
  COS(DoubleMath::cos, DoubleArrayMath::cos),
  ATAN(DoubleMath::atan, DoubleArrayMath::atan),
  TANH(DoubleMath::tanh, DoubleArrayMath::tanh),
  SIGMOID(DoubleMath::sigmoid, DoubleArrayMath::sigmoid),
  SOFTPLUS(DoubleMath::softplus, DoubleArrayMath::softplus),
  ERF(DoubleMath::erf, DoubleArrayMath::erf),
  ERFINV(DoubleMath::erfinv, DoubleArrayMath::erfinv),
  RINT(Math::rint, DoubleArrayMath::rint),
  FLOOR(Math::floor, DoubleArrayMath::floor),
  CEIL(Math::ceil, DoubleArrayMath::ceil);

  final DoubleUnaryOperator scalar;
  final Array array;

  DoubleArrayFunction(DoubleUnaryOperator scalar, Array array) {
    this.scalar = scalar;
    this.array = array;
  }

  interface Array {
    void apply(double[] x, int from, double[] out, int to, int count);
  }
}
