package dev.nnc.runtime.lanes;

import dev.nnc.runtime.math.FloatMath;

/** Every function of arrays beside the scalar one. */
enum FloatArrayFunction {
  EXP(FloatMath::exp, FloatArrayMath::exp),
  EXPM1(FloatMath::expm1, FloatArrayMath::expm1),
  LOG(FloatMath::log, FloatArrayMath::log),
  LOG1P(FloatMath::log1p, FloatArrayMath::log1p),
  SIN(FloatMath::sin, FloatArrayMath::sin),
  COS(FloatMath::cos, FloatArrayMath::cos),
  ATAN(FloatMath::atan, FloatArrayMath::atan),
  TANH(FloatMath::tanh, FloatArrayMath::tanh),
  SIGMOID(FloatMath::sigmoid, FloatArrayMath::sigmoid),
  SOFTPLUS(FloatMath::softplus, FloatArrayMath::softplus),
  ERF(FloatMath::erf, FloatArrayMath::erf),
  ERFINV(FloatMath::erfinv, FloatArrayMath::erfinv),
  RINT(x -> (float) Math.rint(x), FloatArrayMath::rint),
  FLOOR(x -> (float) Math.floor(x), FloatArrayMath::floor),
  CEIL(x -> (float) Math.ceil(x), FloatArrayMath::ceil);

  final Scalar scalar;
  final Array array;

  FloatArrayFunction(Scalar scalar, Array array) {
    this.scalar = scalar;
    this.array = array;
  }

  interface Scalar {
    float apply(float x);
  }

  interface Array {
    void apply(float[] x, int from, float[] out, int to, int count);
  }
}
