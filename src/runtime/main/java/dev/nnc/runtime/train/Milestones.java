package dev.nnc.runtime.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps after which a training pauses to report: each epoch where the duration counts epochs
 * and they are few, else a round twentieth of it, but no sooner than as many rows were trained on
 * as are measured. What decides about the training itself, an early stop, has a rhythm of its own,
 * which does not depend on how long the training would be.
 *
 * @param last the steps completed when the training ends
 * @param measureEvery steps between two measurements
 * @param stopEvery steps between two looks of the early stop; 0 without one
 * @param checkpointEvery steps between two checkpoints; 0 for those of the measurements
 * @param boardEvery steps between two entries of a TensorBoard; 0 for those of the measurements
 * @param logEvery for each log of the plan, the steps between two entries
 * @param lookEvery for each measurement for a schedule, the steps between two
 * @param recordEvery steps between two points of what pictures show the way of; 0 for none
 */
record Milestones(
    long last,
    long measureEvery,
    long stopEvery,
    long checkpointEvery,
    long boardEvery,
    List<Long> logEvery,
    List<Long> lookEvery,
    long recordEvery) {
  private static final int RECORDS = 1000;
  private static final int MEASUREMENTS = 20;
  private static final int MOST_EPOCHS = 200;

  /** So often is looked at a metric while the patience of an early stop in steps lasts. */
  private static final int LOOKS = 10;

  /**
   * @param measuredRows what a measurement looks at
   */
  static Milestones of(
      TrainingPlan plan, Duration duration, int batchSize, int stepsPerEpoch, int measuredRows) {
    Clock clock = new Clock(batchSize, stepsPerEpoch, measuredRows);
    long last = clock.steps(duration);
    TrainingPlan.Checkpoint checkpoint = plan.checkpoint();
    TrainingPlan.Board board = plan.board();
    return new Milestones(
        last,
        clock.measureEvery(duration),
        plan.stop() == null ? 0 : clock.stopEvery(plan.stop().patience()),
        checkpoint == null ? 0 : clock.steps(checkpoint.every()),
        board == null ? 0 : clock.steps(board.every()),
        plan.logs().stream().map(log -> clock.steps(log.every())).toList(),
        plan.looks().stream().map(look -> clock.steps(look.every())).toList(),
        plan.recorded().isEmpty() ? 0 : roundedUp(Math.max(1, last / RECORDS)));
  }

  private record Clock(int batchSize, int stepsPerEpoch, int measuredRows) {
    long steps(@Nullable Duration duration) {
      return duration == null ? 0 : duration.inSteps(batchSize, stepsPerEpoch);
    }

    long measureEvery(Duration duration) {
      return duration.unit() == Duration.Unit.EPOCHS
          ? steps(Duration.epochs(epochs(duration.amount())))
          : roundedUp(Math.max(steps(duration) / MEASUREMENTS, measuredRows / batchSize));
    }

    long stopEvery(Duration patience) {
      if (patience.unit() == Duration.Unit.EPOCHS) {
        return stepsPerEpoch;
      }
      long often = Math.max(1, Math.max(steps(patience) / LOOKS, measuredRows / batchSize));
      return Math.min(steps(patience), often);
    }
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
    return step == last
        || step % measureEvery == 0
        || isLookedAt(step)
        || lookEvery.stream().anyMatch(every -> step % every == 0);
  }

  /** Whether a schedule gets its measurement. */
  boolean isLook(int look, long step) {
    return step % lookEvery.get(look) == 0;
  }

  /** Whether the early stop looks. */
  boolean isLookedAt(long step) {
    return stopEvery > 0 && step % stopEvery == 0;
  }

  boolean isCheckpoint(long step) {
    return step % (checkpointEvery == 0 ? measureEvery : checkpointEvery) == 0;
  }

  boolean isOnBoard(long step) {
    return isMeasured(step) || (boardEvery > 0 && step % boardEvery == 0);
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
    for (long every : new long[] {stopEvery, checkpointEvery, boardEvery, recordEvery}) {
      next = Math.min(next, every == 0 ? last : multipleAfter(step, every));
    }
    for (long every : lookEvery) {
      next = Math.min(next, multipleAfter(step, every));
    }
    for (long every : logEvery) {
      next = Math.min(next, multipleAfter(step, every));
    }
    return next;
  }

  private static long multipleAfter(long step, long every) {
    return (step / every + 1) * every;
  }
}
