package dev.nnc.compiler.oracle;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.type.DType;
import java.util.List;
import java.util.Map;

/** A way to compute a model's outputs. */
enum Engine {
  /** The operators' double-precision references. */
  INTERPRETER {
    @Override
    Map<String, DenseArray> run(String script, Map<String, DenseArray> feeds) {
      return InterpretedStepper.fetch(script, feeds);
    }

    @Override
    Stepper stepper(String script, double stepsPerEpoch) {
      return new InterpretedStepper(script, stepsPerEpoch);
    }
  },

  /** Generated classes in double precision, their loops in plain Java. */
  PLAIN,

  /** The same with loops in lanes. */
  LANES,

  /** Generated classes in single precision, their loops in plain Java. */
  PLAIN_FLOAT,

  /** The same with loops in lanes. */
  LANES_FLOAT;

  boolean isFloat() {
    return this == PLAIN_FLOAT || this == LANES_FLOAT;
  }

  boolean isInLanes() {
    return this == LANES || this == LANES_FLOAT;
  }

  DType real() {
    return isFloat() ? DType.FLOAT32 : DType.FLOAT64;
  }

  /** Compiles scripts that are going to run, all at once, which takes a third of the time. */
  void prepare(List<String> scripts) {
    if (this != INTERPRETER) {
      Generated.prepare(scripts, real());
    }
  }

  /** The outputs of the script's only model. */
  Map<String, DenseArray> run(String script, Map<String, DenseArray> feeds) {
    return Generated.fetch(script, this, feeds);
  }

  /** A training of the script's only model, its variables at their initial values. */
  Stepper stepper(String script, double stepsPerEpoch) {
    return new Generated(script, this, stepsPerEpoch);
  }

  /** How near a training must stay to the record. */
  double trajectory() {
    return isFloat() ? 1e-4 : 1e-8;
  }

  /** How near a number must be to the record, relative to it or to the larger of these two. */
  double relative() {
    return isFloat() ? 1e-5 : 1e-9;
  }

  /** The same where differences can only come from the order of sums. */
  double relativeWhereExact() {
    return isFloat() ? 1e-5 : 1e-12;
  }

  /** Below this, results at extreme inputs have fewer digits: those of PyTorch end at 1e-16. */
  double smallest() {
    return isFloat() ? Float.MIN_NORMAL : 2e-7;
  }

  /** What makes no difference among the elements of an array, which may be differences of some. */
  double negligible(DenseArray array) {
    return isFloat() ? 0.1 * largest(array) : 1e-5;
  }

  /** The same among weights in training, where a step carries the roundings of all before it. */
  double negligibleInTraining(DenseArray array) {
    return isFloat() ? largest(array) : 1e-5;
  }

  private static double largest(DenseArray array) {
    double largest = 0;
    for (double element : array.data()) {
      largest = Math.max(largest, Math.abs(element));
    }
    return largest;
  }
}
