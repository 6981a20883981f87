package dev.nnc.runtime.profile;

import dev.nnc.runtime.lanes.Lanes;
import dev.nnc.runtime.lanes.WarmUp;
import java.util.Arrays;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntToDoubleFunction;

/** Measures what threads of this machine reach at most, all at once. */
public final class Ceilings {
  /** A triad reads two floats and writes one. */
  private static final int ARRAYS = 3;

  private static final int SHORT = 64;

  private final int threads;
  private final long nanos;

  /**
   * @param threads at least 1
   * @param nanos how long each round measures
   */
  public Ceilings(int threads, long nanos) {
    this.threads = threads;
    this.nanos = nanos;
    if (Lanes.AVAILABLE) {
      warmUp();
    }
  }

  /** Vectors are objects until the loops are compiled. */
  private static void warmUp() {
    float[] a = new float[SHORT];
    WarmUp.isCompiled(() -> LimitLoops.multiplyAdd(SHORT));
    WarmUp.isCompiled(() -> LimitLoops.triad(a, a, a, 3));
  }

  /** GFLOP/s of multiply-adds on floats in registers, in so many rounds, the least first. */
  public double[] multiplyAdds(int rounds) {
    return measured(rounds, member -> multiplyAdds());
  }

  /**
   * GB/s read and written by {@code a = b + s * c}, in so many rounds, the least first.
   *
   * @param bytes of the arrays of all threads together, about
   */
  public double[] triads(long bytes, int rounds) {
    int length = (int) Math.max(64, bytes / threads / (ARRAYS * Float.BYTES) / 64 * 64);
    float[][][] arrays = new float[threads][ARRAYS][length];
    return measured(rounds, member -> triads(arrays[member]));
  }

  private double multiplyAdds() {
    long begin = System.nanoTime();
    float sum = 0;
    double operations = 0;
    do {
      sum += Lanes.AVAILABLE ? LimitLoops.multiplyAdd() : PlainLimitLoops.multiplyAdd();
      operations += Lanes.AVAILABLE ? LimitLoops.OPERATIONS : PlainLimitLoops.OPERATIONS;
    } while (System.nanoTime() - begin < nanos);
    double passed = System.nanoTime() - begin;
    // The loops would be left out if no one looked at what they give.
    return Float.isNaN(sum) ? 0 : operations / passed;
  }

  private double triads(float[][] arrays) {
    long begin = System.nanoTime();
    double bytes = 0;
    do {
      if (Lanes.AVAILABLE) {
        LimitLoops.triad(arrays[0], arrays[1], arrays[2], 3);
      } else {
        PlainLimitLoops.triad(arrays[0], arrays[1], arrays[2], 3);
      }
      bytes += (double) ARRAYS * Float.BYTES * arrays[0].length;
    } while (System.nanoTime() - begin < nanos);
    return bytes / (System.nanoTime() - begin);
  }

  /**
   * @param rate what one thread reaches, by its number
   */
  private double[] measured(int rounds, IntToDoubleFunction rate) {
    double[] rates = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      rates[i] = together(rate);
    }
    Arrays.sort(rates);
    return rates;
  }

  private double together(IntToDoubleFunction rate) {
    double[] rates = new double[threads];
    CyclicBarrier start = new CyclicBarrier(threads);
    Thread[] helpers = new Thread[threads - 1];
    for (int i = 1; i < threads; i++) {
      int member = i;
      helpers[i - 1] = new Thread(() -> rates[member] = atOnce(start, rate, member), "nnc-limit");
      helpers[i - 1].setDaemon(true);
      helpers[i - 1].start();
    }
    rates[0] = atOnce(start, rate, 0);
    for (Thread helper : helpers) {
      join(helper);
    }
    return Arrays.stream(rates).sum();
  }

  private static double atOnce(CyclicBarrier start, IntToDoubleFunction rate, int member) {
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
