package dev.nnc.runtime.profile;

import java.util.Arrays;

/** Adds up the time of each kernel of a step, from one reading of the clock to the next. */
public final class KernelClock {
  private static final int READINGS = 20_000;
  private static final int ROUNDS = 20;

  private final long[] nanos;
  private long between;
  private long steps;
  private long last;

  public KernelClock(int kernels) {
    nanos = new long[kernels];
    reset();
  }

  /** Forgets all times. */
  public void reset() {
    Arrays.fill(nanos, 0);
    between = 0;
    steps = 0;
    last = System.nanoTime();
  }

  /** Begins a step: the time since the last one went to its rows. */
  public void start() {
    long now = System.nanoTime();
    between += now - last;
    last = now;
    steps++;
  }

  /** Ends a kernel, and begins the next. */
  public void lap(int kernel) {
    long now = System.nanoTime();
    nanos[kernel] += now - last;
    last = now;
  }

  /**
   * What was measured, without the time that the clock itself takes.
   *
   * @param rows that the steps had, in all
   */
  public StepTimes times(long rows) {
    double reading = readingNanos();
    double[] kernels = Arrays.stream(nanos).mapToDouble(sum -> time(sum, reading)).toArray();
    return new StepTimes(steps, rows, kernels, time(between, reading), reading);
  }

  private double time(long sum, double reading) {
    return steps == 0 ? 0 : Math.max(0, (double) sum / steps - reading);
  }

  /** How long it takes to read the clock once. */
  private static double readingNanos() {
    KernelClock clock = new KernelClock(1);
    double least = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      for (int i = 0; i < READINGS; i++) {
        clock.lap(0);
      }
      least = Math.min(least, (double) (System.nanoTime() - begin) / READINGS);
    }
    return least;
  }
}
