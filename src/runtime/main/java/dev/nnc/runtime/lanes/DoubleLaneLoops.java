package dev.nnc.runtime.lanes;

import static dev.nnc.runtime.lanes.DoubleLanes.LENGTH;
import static dev.nnc.runtime.lanes.DoubleLanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/** A loop for each function of {@link DoubleLaneMath}; {@code count} is a multiple of LENGTH. */
final class DoubleLaneLoops {
  private DoubleLaneLoops() {}

  /**
   * Runs a function on few numbers, to be compiled. One lambda for each function: in a method that
   * calls several, C2 would judge by what has run so far, and find a new function not worth
   * inlining.
   */
  static Runnable sample(LaneFunction function) {
    double[] x = new double[256];
    double[] out = new double[256];
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
      case ERF, ERFINV, RINT, FLOOR, CEIL -> throw new IllegalArgumentException(function.name());
    };
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
}
