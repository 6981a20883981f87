package dev.nnc.runtime.train;

/**
 * A time in a training.
 *
 * @param amount how many, at least 0
 */
public record Duration(long amount, Unit unit) {
  /** Units of time. */
  public enum Unit {
    EPOCHS,
    STEPS,
    SAMPLES
  }

  public static Duration epochs(long amount) {
    return new Duration(amount, Unit.EPOCHS);
  }

  public static Duration steps(long amount) {
    return new Duration(amount, Unit.STEPS);
  }

  public static Duration samples(long amount) {
    return new Duration(amount, Unit.SAMPLES);
  }

  /** The same in steps, rounded up: at least as long, or without an end. */
  long inSteps(int batchSize, int stepsPerEpoch) {
    return switch (unit) {
      case EPOCHS ->
          amount > Long.MAX_VALUE / stepsPerEpoch ? Long.MAX_VALUE : amount * stepsPerEpoch;
      case STEPS -> amount;
      case SAMPLES -> amount / batchSize + (amount % batchSize == 0 ? 0 : 1);
    };
  }
}
