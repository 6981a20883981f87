package dev.nnc.runtime.launch;

/** How fast a training has been of late. */
final class Pace {
  private static final double WINDOW_SECONDS = 5;

  /** Below this a pace says more of the start than of the training. */
  private static final double LEAST_SECONDS = 1;

  private final long firstStep;
  private final long start;
  private long olderStep;
  private long olderNanos;
  private long newerStep;
  private long newerNanos;
  private double stepsPerSecond;
  private boolean known;

  /**
   * @param nanos the time on {@link System#nanoTime}
   */
  Pace(long firstStep, long nanos) {
    this.firstStep = firstStep;
    start = nanos;
    olderStep = firstStep;
    olderNanos = nanos;
    newerStep = firstStep;
    newerNanos = nanos;
  }

  /** Hears how far the training is. */
  void at(long step, long nanos) {
    double seconds = (nanos - olderNanos) / 1e9;
    stepsPerSecond = seconds > 0 ? (step - olderStep) / seconds : 0;
    if ((nanos - newerNanos) / 1e9 > WINDOW_SECONDS) {
      olderStep = newerStep;
      olderNanos = newerNanos;
      newerStep = step;
      newerNanos = nanos;
    }
    known = (nanos - start) / 1e9 > LEAST_SECONDS && step > firstStep && stepsPerSecond > 0;
  }

  /** Whether enough has been seen to speak of a pace. */
  boolean isKnown() {
    return known;
  }

  double stepsPerSecond() {
    return stepsPerSecond;
  }

  /** Seconds that so many steps will take. */
  double seconds(long steps) {
    return steps / stepsPerSecond;
  }
}
