package dev.nnc.runtime.lanes;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/** Code that is run until it makes no more objects, which shows that C2 has compiled it. */
final class CompiledCode {
  /** Runs, and time of them, after which code is surely being compiled: what is left is to wait. */
  private static final int ENOUGH = 3_000;

  private static final long ENOUGH_NANOS = 100_000_000;

  /** Runs without new objects that show that they stay away. */
  private static final int STILL = 50;

  private static final long TURN_NANOS = 1_000_000;
  private static final long SHORT_TURN_NANOS = 200_000;
  private static final long PAUSE_NANOS = 2_000_000;

  private final Runnable code;
  private int runs;
  private int still;
  private long nanos;

  CompiledCode(Runnable code) {
    this.code = code;
  }

  /** Whether it makes no objects; if that cannot be measured, true. */
  boolean isFound() {
    return still >= STILL;
  }

  /** Whether more runs help little. */
  boolean isWaiting() {
    return runs > ENOUGH || nanos > ENOUGH_NANOS;
  }

  /** Runs it for a moment, and no longer than needed. */
  void run() {
    long begin = System.nanoTime();
    long turn = isWaiting() ? SHORT_TURN_NANOS : TURN_NANOS;
    long spent = 0;
    while (!isFound() && spent < turn) {
      runOnce();
      spent = System.nanoTime() - begin;
    }
    nanos += spent;
  }

  private void runOnce() {
    runs++;
    try {
      still = Allocation.isNone(code) ? still + 1 : 0;
    } catch (LinkageError | UnsupportedOperationException unmeasured) {
      still = STILL;
    }
  }

  /** Leaves the processor to the compiler, if there is nothing else to do. */
  void pause() {
    if (isWaiting() && still == 0) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** A class of its own: the module it needs may be missing from a trimmed image. */
  private static final class Allocation {
    private static final ThreadMXBean THREADS =
        ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    static boolean isNone(Runnable code) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      code.run();
      return THREADS.getCurrentThreadAllocatedBytes() == before;
    }
  }
}
