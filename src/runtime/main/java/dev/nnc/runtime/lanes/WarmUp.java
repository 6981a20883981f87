package dev.nnc.runtime.lanes;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether code in lanes is compiled. Before that each vector is an object, and the code is a
 * hundred times slower than its scalar twin, for seconds: so whoever has both runs the scalar one
 * until {@link #isReady}. A thread in the background runs the code in lanes on small data until it
 * no longer makes objects; if it never stops, the scalar twin stays. No result depends on it.
 */
public final class WarmUp {
  /** Runs after which code is surely being compiled, and waiting for that is all there is. */
  private static final int ENOUGH = 4_000;

  private static final int MOST = 15_000;

  /** Runs without new objects that show that they stay away. */
  private static final int STILL = 50;

  private static final long PAUSE_NANOS = 2_000_000;

  private static final Executor BACKGROUND = background();

  private volatile boolean ready;

  private WarmUp() {}

  /**
   * Starts to run {@code code}, behind what was started before.
   *
   * @param code calls a method in lanes on some 256 elements of its own, once, and nothing else: a
   *     loop here that becomes hot would be compiled with {@code code} inlined, before its profile
   *     says which calls in it are hot as well; must do no harm if repeated
   */
  public static WarmUp start(Runnable code) {
    WarmUp warmUp = new WarmUp();
    BACKGROUND.execute(() -> warmUp.ready = isCompiled(code));
    return warmUp;
  }

  /** One that is over. */
  static WarmUp done() {
    WarmUp warmUp = new WarmUp();
    warmUp.ready = true;
    return warmUp;
  }

  /** Whether the code in lanes is fast. */
  public boolean isReady() {
    return ready;
  }

  /**
   * Runs {@code code} in this thread until it is compiled.
   *
   * @return whether it then makes no objects; if that cannot be measured, true
   */
  public static boolean isCompiled(Runnable code) {
    return isCompiled(code, MOST);
  }

  static boolean isCompiled(Runnable code, int runs) {
    try {
      return Allocation.stops(code, runs);
    } catch (LinkageError | UnsupportedOperationException unmeasured) {
      return true;
    }
  }

  private static Executor background() {
    return new ThreadPoolExecutor(
        0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), WarmUp::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "nnc-warm-up");
    thread.setDaemon(true);
    return thread;
  }

  /** A class of its own: the module it needs may be missing from a trimmed image. */
  private static final class Allocation {
    static boolean stops(Runnable code, int runs) {
      ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
      int still = 0;
      for (int i = 0; i < runs && still < STILL; i++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        code.run();
        still = threads.getCurrentThreadAllocatedBytes() == before ? still + 1 : 0;
        if (i > ENOUGH && still == 0) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
      return still == STILL;
    }
  }
}
