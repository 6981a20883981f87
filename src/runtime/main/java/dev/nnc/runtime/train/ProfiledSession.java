package dev.nnc.runtime.train;

import dev.nnc.runtime.profile.KernelClock;
import dev.nnc.runtime.profile.StepTimes;
import dev.nnc.runtime.session.Options;
import org.jspecify.annotations.Nullable;

/** A session whose steps take the time of each kernel; all else is as without. */
public abstract class ProfiledSession extends TrainingSession {
  private static final int MOST_STEPS = 1 << 16;

  /** Calls this long are short enough not to run much longer than asked for. */
  private static final long CALL_NANOS = 20_000_000;

  private @Nullable KernelClock clock;

  protected ProfiledSession(String model, Options options, TrainingPlan plan) {
    super(model, options, plan);
  }

  /** Makes the clock that generated steps use. */
  protected final KernelClock clock(int kernels) {
    KernelClock made = new KernelClock(kernels);
    clock = made;
    return made;
  }

  /**
   * Trains from the step where the session stands, without measuring the model, writing or drawing
   * anything: first to warm up, then to take times.
   *
   * @param nanos how long to do each of the two; at least one step is made
   * @throws dev.nnc.runtime.UserException if the data is not what the script says
   */
  public final StepTimes profile(long nanos) {
    if (clock == null) {
      throw new IllegalStateException(model() + " has no clock");
    }
    requireTurn();
    prepare();
    run(nanos);
    long first = rowsBefore(completedSteps());
    clock.reset();
    run(nanos);
    return clock.times(rowsBefore(completedSteps()) - first);
  }

  private void run(long nanos) {
    long begin = System.nanoTime();
    int count = 1;
    long passed = 0;
    do {
      steps(count);
      long now = System.nanoTime() - begin;
      count = now - passed < CALL_NANOS / 2 ? Math.min(2 * count, MOST_STEPS) : count;
      passed = now;
    } while (passed < nanos);
  }

  /** The rows of the steps before one, over all epochs. */
  private long rowsBefore(long step) {
    if (!trainingRows().isLoaded()) {
      return 0;
    }
    int ofEpoch = dataset().training().rows();
    long inEpoch = step % stepsPerEpoch() * batchSize();
    return step / stepsPerEpoch() * ofEpoch + Math.min(inEpoch, ofEpoch);
  }
}
