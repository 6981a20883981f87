package dev.nnc.benchmarks.compare;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks whether the machine is ours alone: how much two threads compute at once, compared with the
 * most that they ever did. Chains of multiply-adds in registers, for a tenth of a second.
 */
final class MachineProbe {
  /** What all threads must reach of the most that they ever did: cores may share what they have. */
  private static final double QUIET = 0.85;

  private static final long NANOS = 100_000_000;
  private static final int CHAINS = 8;
  private static final int CALL = 20_000;

  private final int threads;
  private double mostOfOne;
  private double mostOfAll;

  /**
   * @param threads that compute at once
   */
  MachineProbe(int threads) {
    this.threads = threads;
    for (int i = 0; i < 5; i++) {
      look();
    }
  }

  /**
   * A look at the machine.
   *
   * @return multiply-adds a second of all threads, for {@link #isQuiet}
   */
  double look() {
    mostOfOne = Math.max(mostOfOne, measure(1));
    double look = measure(threads);
    mostOfAll = Math.max(mostOfAll, look);
    return look;
  }

  /** Whether a look saw no neighbour; asked at the end, when the most is known. */
  boolean isQuiet(double look) {
    return look >= QUIET * mostOfAll;
  }

  /** How many times as much all threads computed as one, in a look. */
  double gain(double look) {
    return look / mostOfOne;
  }

  private double measure(int count) {
    CountDownLatch ready = new CountDownLatch(count);
    AtomicLong made = new AtomicLong();
    Thread[] helpers = new Thread[count - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Thread(() -> compute(ready, made), "probe");
      helpers[i].start();
    }
    compute(ready, made);
    for (Thread helper : helpers) {
      join(helper);
    }
    return made.get() / (NANOS / 1e9);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void compute(CountDownLatch ready, AtomicLong made) {
    ready.countDown();
    while (ready.getCount() > 0) {
      Thread.onSpinWait();
    }
    long end = System.nanoTime() + NANOS;
    long count = 0;
    while (System.nanoTime() < end) {
      // They would be left out if no one looked at what they give.
      count += Float.isNaN(chains(CALL)) ? 0 : (long) CALL * CHAINS;
    }
    made.addAndGet(count);
  }

  private static float chains(int count) {
    float a = 1;
    float b = 2;
    float c = 3;
    float d = 4;
    float e = 5;
    float f = 6;
    float g = 7;
    float h = 8;
    for (int i = 0; i < count; i++) {
      a = Math.fma(a, 0.5f, 1);
      b = Math.fma(b, 0.5f, 1);
      c = Math.fma(c, 0.5f, 1);
      d = Math.fma(d, 0.5f, 1);
      e = Math.fma(e, 0.5f, 1);
      f = Math.fma(f, 0.5f, 1);
      g = Math.fma(g, 0.5f, 1);
      h = Math.fma(h, 0.5f, 1);
    }
    return a + b + c + d + e + f + g + h;
  }
}
