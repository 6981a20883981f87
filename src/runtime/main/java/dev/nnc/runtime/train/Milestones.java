package dev.nnc.runtime.train;

import java.util.List;

/**
 * The steps after which a training pauses to report: each epoch where the duration counts epochs
 * and they are few, else a round twentieth of it, but no sooner than as many rows were trained on
 * as are measured.
 *
 * @param last the steps completed when the training ends
 * @param measureEvery steps between two measurements
 * @param logEvery for each log of the plan, the steps between two entries
 * @param recordEvery steps between two points of what pictures show the way of; 0 for none
 */
record Milestones(long last, long measureEvery, List<Long> logEvery, long recordEvery) {
  private static final int RECORDS = 1000;
  private static final int MEASUREMENTS = 20;
  private static final int MOST_EPOCHS = 200;

  /**
   * @param measuredRows what a measurement looks at
   */
  static Milestones of(
      TrainingPlan plan, Duration duration, int batchSize, int stepsPerEpoch, int measuredRows) {
    long last = duration.inSteps(batchSize, stepsPerEpoch);
    List<Long> logs =
        plan.logs().stream().map(log -> log.every().inSteps(batchSize, stepsPerEpoch)).toList();
    int rows = plan.metrics().isEmpty() ? 0 : measuredRows;
    long measureEvery =
        duration.unit() == Duration.Unit.EPOCHS
            ? epochs(duration.amount()) * stepsPerEpoch
            : roundedUp(Math.max(last / MEASUREMENTS, rows / batchSize));
    long recordEvery = plan.recorded().isEmpty() ? 0 : roundedUp(Math.max(1, last / RECORDS));
    return new Milestones(last, measureEvery, logs, recordEvery);
  }

  private static long epochs(long amount) {
    return amount <= MOST_EPOCHS ? 1 : roundedUp(amount / MEASUREMENTS);
  }

  /** The next of 1, 2, 5, 10, 20, 50, … */
  static long roundedUp(long number) {
    long power = 1;
    while (true) {
      for (long digit : new long[] {1, 2, 5}) {
        if (digit * power >= number) {
          return digit * power;
        }
      }
      power *= 10;
    }
  }

  boolean isMeasured(long step) {
    return step == last || step % measureEvery == 0;
  }

  boolean isRecorded(long step) {
    return recordEvery > 0 && (step == last || step % recordEvery == 0);
  }

  boolean isLogged(int log, long step) {
    return step % logEvery.get(log) == 0;
  }

  /** The first step after {@code step} that is one of these. */
  long after(long step) {
    long next = Math.min(last, multipleAfter(step, measureEvery));
    next = recordEvery > 0 ? Math.min(next, multipleAfter(step, recordEvery)) : next;
    for (long every : logEvery) {
      next = Math.min(next, multipleAfter(step, every));
    }
    return next;
  }

  private static long multipleAfter(long step, long every) {
    return (step / every + 1) * every;
  }
}
