package dev.nnc.benchmarks.kernels;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntToDoubleFunction;

/** The limits of the machine within seconds, as the scale for what is measured beside. */
public final class Limits {
  private static final int ROUNDS = 20;
  private static final long ROUND = 30_000_000;

  private Limits() {}

  /** Prints what one thread and two threads at once reach: the best and the median of rounds. */
  public static void print(PrintStream out) {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      throw new IllegalArgumentException("limits needs java --add-modules jdk.incubator.vector");
    }
    warmUp();
    for (int threads = 1; threads <= 2; threads++) {
      print(out, "fused multiply-add, GFLOP/s", threads, member -> multiplyAdds());
      for (int bytes : new int[] {24 << 10, 1 << 20, 24 << 20}) {
        float[][][] arrays = new float[threads][3][bytes / 12 / 64 * 64];
        String what = "triad of " + (bytes >> 10) + " KiB, GB/s";
        print(out, what, threads, member -> triads(arrays[member]));
      }
    }
  }

  /** Vectors are objects until the loops are compiled. */
  private static void warmUp() {
    float[][] arrays = new float[3][1024];
    for (int i = 0; i < ROUNDS; i++) {
      multiplyAdds();
      triads(arrays);
    }
  }

  /** GFLOP/s that so many threads at once reach within some milliseconds. */
  public static double multiplyAdds(int threads) {
    return together(threads, member -> multiplyAdds());
  }

  private static double multiplyAdds() {
    long begin = System.nanoTime();
    float sum = 0;
    int calls = 0;
    do {
      sum += LimitLoops.multiplyAdd();
      calls++;
    } while (System.nanoTime() - begin < ROUND);
    double nanos = System.nanoTime() - begin;
    return Float.isNaN(sum) ? 0 : (double) calls * LimitLoops.OPERATIONS / nanos;
  }

  private static double triads(float[][] arrays) {
    long begin = System.nanoTime();
    long bytes = 0;
    do {
      LimitLoops.triad(arrays[0], arrays[1], arrays[2], 3);
      bytes += 12L * arrays[0].length;
    } while (System.nanoTime() - begin < ROUND);
    return (double) bytes / (System.nanoTime() - begin);
  }

  /**
   * @param rate what one thread reaches, by its number
   */
  private static void print(PrintStream out, String what, int threads, IntToDoubleFunction rate) {
    double[] rates = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      rates[i] = together(threads, rate);
    }
    Arrays.sort(rates);
    out.printf(
        Locale.ROOT,
        "%-28s %d thread%s: best %.0f, median %.0f%n",
        what,
        threads,
        threads == 1 ? " " : "s",
        rates[ROUNDS - 1],
        rates[ROUNDS / 2]);
  }

  private static double together(int threads, IntToDoubleFunction rate) {
    double[] rates = new double[threads];
    CyclicBarrier start = new CyclicBarrier(threads);
    Thread[] helpers = new Thread[threads - 1];
    for (int i = 1; i < threads; i++) {
      int member = i;
      helpers[i - 1] = new Thread(() -> rates[member] = measured(start, rate, member), "limit");
      helpers[i - 1].start();
    }
    rates[0] = measured(start, rate, 0);
    for (Thread helper : helpers) {
      join(helper);
    }
    return Arrays.stream(rates).sum();
  }

  private static double measured(CyclicBarrier start, IntToDoubleFunction rate, int member) {
    try {
      start.await();
      return rate.applyAsDouble(member);
    } catch (InterruptedException | BrokenBarrierException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
