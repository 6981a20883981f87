package dev.nnc.benchmarks.kernels;

import dev.nnc.runtime.profile.Ceilings;
import java.io.PrintStream;
import java.util.Locale;

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
      Ceilings ceilings = new Ceilings(threads, ROUND);
      print(out, "fused multiply-add, GFLOP/s", threads, ceilings.multiplyAdds(ROUNDS));
      for (int bytes : new int[] {24 << 10, 1 << 20, 24 << 20}) {
        String what = "triad of " + (bytes >> 10) + " KiB a thread, GB/s";
        print(out, what, threads, ceilings.triads((long) threads * bytes, ROUNDS));
      }
    }
  }

  /** Vectors are objects until the loops are compiled. */
  private static void warmUp() {
    Ceilings ceilings = new Ceilings(1, ROUND);
    ceilings.multiplyAdds(ROUNDS);
    ceilings.triads(12 << 10, ROUNDS);
  }

  /** GFLOP/s that so many threads at once reach within some milliseconds. */
  public static double multiplyAdds(int threads) {
    return new Ceilings(threads, ROUND).multiplyAdds(1)[0];
  }

  /**
   * @param rates the least first
   */
  private static void print(PrintStream out, String what, int threads, double[] rates) {
    out.printf(
        Locale.ROOT,
        "%-34s %d thread%s: best %.0f, median %.0f%n",
        what,
        threads,
        threads == 1 ? " " : "s",
        rates[rates.length - 1],
        rates[rates.length / 2]);
  }
}
