package dev.nnc.runtime.kernel;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The parts of a team's present task: which one is next, and whether all are done. */
final class SharedParts {
  /** The largest number of parts. */
  static final int MOST = 0xffff;

  /**
   * The number of the task (32 bits), its parts (16) and the next part (16). In one word, so that
   * nobody who looked at an earlier task can take a part of this one.
   */
  private final AtomicLong state = new AtomicLong();

  private final AtomicInteger unfinished = new AtomicInteger();
  private final BooleanSupplier done = () -> unfinished.get() == 0;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile @Nullable Thread waiting;

  /** Written before {@link #state}, and not again until every part is done. */
  private ThreadTeam.@Nullable Task task;

  /** Puts up a task, when all parts of the one before are done. */
  void offer(ThreadTeam.Task next, int count) {
    task = next;
    unfinished.set(count);
    long number = (state.get() >>> 32) + 1;
    state.set(number << 32 | (long) count << 16);
  }

  boolean areLeft() {
    long now = state.get();
    return next(now) < count(now);
  }

  /**
   * Computes parts until none is left to take.
   *
   * @return whether there was one
   */
  boolean computeAll(int member) {
    boolean any = false;
    for (int part = take(); part >= 0; part = take()) {
      compute(part, member);
      any = true;
    }
    return any;
  }

  private int take() {
    for (long now = state.get(); next(now) < count(now); now = state.get()) {
      if (state.compareAndSet(now, now + 1)) {
        return next(now);
      }
    }
    return -1;
  }

  private static int next(long state) {
    return (int) state & MOST;
  }

  private static int count(long state) {
    return (int) state >>> 16;
  }

  private void compute(int part, int member) {
    try {
      Objects.requireNonNull(task).compute(part, member);
    } catch (RuntimeException | Error problem) {
      failure.compareAndSet(null, problem);
    }
    if (unfinished.decrementAndGet() == 0) {
      LockSupport.unpark(waiting);
    }
  }

  /** Waits until every part is done, and throws what one of them threw. */
  void await() {
    if (!Patience.sees(done)) {
      waiting = Thread.currentThread();
      while (unfinished.get() > 0) {
        LockSupport.park(this);
      }
      waiting = null;
    }
    rethrow(failure.getAndSet(null));
  }

  private static void rethrow(@Nullable Throwable problem) {
    if (problem instanceof Error error) {
      throw error;
    }
    if (problem instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
