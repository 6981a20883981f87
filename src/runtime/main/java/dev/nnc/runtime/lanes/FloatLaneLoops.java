package dev.nnc.runtime.lanes;

import static dev.nnc.runtime.lanes.FloatLanes.LENGTH;
import static dev.nnc.runtime.lanes.FloatLanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** A loop for each function of {@link FloatLaneMath}; {@code count} is a multiple of LENGTH. */
final class FloatLaneLoops {
  private FloatLaneLoops() {}

  /**
   * Runs a function on few numbers, to be compiled. One lambda for each function: in a method that
   * calls several, C2 would judge by what has run so far, and find a new function not worth
   * inlining.
   */
  static Runnable sample(LaneFunction function) {
    float[] x = new float[256];
    float[] out = new float[256];
    return switch (function) {
      case EXP -> () -> exp(x, 0, out, 0, x.length);
      case EXPM1 -> () -> expm1(x, 0, out, 0, x.length);
      case LOG -> () -> log(x, 0, out, 0, x.length);
      case LOG1P -> () -> log1p(x, 0, out, 0, x.length);
      case SIN -> () -> sin(x, 0, out, 0, x.length);
      case COS -> () -> cos(x, 0, out, 0, x.length);
      case ATAN -> () -> atan(x, 0, out, 0, x.length);
      case TANH -> () -> tanh(x, 0, out, 0, x.length);
      case SIGMOID -> () -> sigmoid(x, 0, out, 0, x.length);
      case SOFTPLUS -> () -> softplus(x, 0, out, 0, x.length);
      case ERF -> () -> erf(x, 0, out, 0, x.length);
      case ERFINV -> () -> erfinv(x, 0, out, 0, x.length);
      case RINT -> () -> rint(x, 0, out, 0, x.length);
      case FLOOR -> () -> floor(x, 0, out, 0, x.length);
      case CEIL -> () -> ceil(x, 0, out, 0, x.length);
    };
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
