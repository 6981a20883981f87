package dev.nnc.runtime.lanes;

import static dev.nnc.runtime.lanes.DoubleLanes.LENGTH;
import static dev.nnc.runtime.lanes.DoubleLanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/** A loop for each function of {@link DoubleLaneMath}; {@code count} is a multiple of LENGTH. */
final class DoubleLaneLoops {
  private DoubleLaneLoops() {}

  /** out[to + i] = function(x[from + i]) for each i in [0, count). */
  static void apply(LaneFunction function, double[] x, int from, double[] out, int to, int count) {
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
      case RINT, FLOOR, CEIL -> throw new IllegalArgumentException(function.name());
    }
  }

  static void exp(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      DoubleLaneMath.exp(DoubleVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void expm1(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      DoubleLaneMath.expm1(DoubleVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void log(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      DoubleLaneMath.log(DoubleVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void log1p(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      DoubleLaneMath.log1p(DoubleVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void sin(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      DoubleLaneMath.sin(DoubleVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void cos(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      DoubleLaneMath.cos(DoubleVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void atan(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      DoubleLaneMath.atan(DoubleVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void tanh(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      DoubleLaneMath.tanh(DoubleVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void sigmoid(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      DoubleLaneMath.sigmoid(DoubleVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void softplus(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      DoubleLaneMath.softplus(DoubleVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void erf(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      DoubleLaneMath.erf(DoubleVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void erfinv(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      DoubleLaneMath.erfinv(DoubleVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }
}
