package dev.nnc.runtime.train;

import java.util.List;

/**
 * The steps after which a training pauses to report.
 *
 * @param last the steps completed when the training ends
 * @param measureEvery steps between two measurements
 * @param logEvery for each log of the plan, the steps between two entries
 */
record Milestones(long last, long measureEvery, List<Long> logEvery) {
  private static final int MEASUREMENTS = 20;
  private static final int MOST_EPOCHS = 200;

  static Milestones of(TrainingPlan plan, Duration duration, int batchSize, int stepsPerEpoch) {
    long last = duration.inSteps(batchSize, stepsPerEpoch);
    List<Long> logs =
        plan.logs().stream().map(log -> log.every().inSteps(batchSize, stepsPerEpoch)).toList();
    return new Milestones(last, measureEvery(duration, last, stepsPerEpoch), logs);
  }

  /** Each epoch where the duration counts epochs and they are few, else a round twentieth. */
  private static long measureEvery(Duration duration, long last, int stepsPerEpoch) {
    if (duration.unit() != Duration.Unit.EPOCHS) {
      return roundedUp(last / MEASUREMENTS);
    }
    long epochs =
        duration.amount() <= MOST_EPOCHS ? 1 : roundedUp(duration.amount() / MEASUREMENTS);
    return epochs * stepsPerEpoch;
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

  boolean isLogged(int log, long step) {
    return step % logEvery.get(log) == 0;
  }

  /** The first step after {@code step} that is one of these. */
  long after(long step) {
    long next = Math.min(last, multipleAfter(step, measureEvery));
    for (long every : logEvery) {
      next = Math.min(next, multipleAfter(step, every));
    }
    return next;
  }

  private static long multipleAfter(long step, long every) {
    return (step / every + 1) * every;
  }
}
