package dev.nnc.runtime.lanes;

import static dev.nnc.runtime.lanes.FloatLanes.LENGTH;
import static dev.nnc.runtime.lanes.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** A loop for each function of {@link FloatLaneMath}; {@code count} is a multiple of LENGTH. */
final class FloatLaneLoops {
  private FloatLaneLoops() {}

  /** out[to + i] = function(x[from + i]) for each i in [0, count). */
  static void apply(LaneFunction function, float[] x, int from, float[] out, int to, int count) {
    switch (function) {
      case EXP -> exp(x, from, out, to, count);
      case EXPM1 -> expm1(x, from, out, to, count);
      case LOG -> log(x, from, out, to, count);
      case LOG1P -> log1p(x, from, out, to, count);
      case SIN -> sin(x, from, out, to, count);
      case COS -> cos(x, from, out, to, count);
      case ATAN -> atan(x, from, out, to, count);
      case TANH -> tanh(x, from, out, to, count);
      case SIGMOID -> sigmoid(x, from, out, to, count);
      case SOFTPLUS -> softplus(x, from, out, to, count);
      case ERF -> erf(x, from, out, to, count);
      case ERFINV -> erfinv(x, from, out, to, count);
      case RINT -> rint(x, from, out, to, count);
      case FLOOR -> floor(x, from, out, to, count);
      case CEIL -> ceil(x, from, out, to, count);
    }
  }

  static void exp(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatLaneMath.exp(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void expm1(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatLaneMath.expm1(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void log(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatLaneMath.log(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void log1p(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatLaneMath.log1p(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void sin(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatLaneMath.sin(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void cos(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatLaneMath.cos(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void atan(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatLaneMath.atan(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void tanh(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatLaneMath.tanh(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void sigmoid(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatLaneMath.sigmoid(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void softplus(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatLaneMath.softplus(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void erf(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatLaneMath.erf(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void erfinv(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatLaneMath.erfinv(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void rint(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatLaneMath.rint(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void floor(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatLaneMath.floor(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void ceil(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatLaneMath.ceil(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }
}
