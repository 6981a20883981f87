package dev.nnc.runtime.profile;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The least time in which this machine can do some work: it computes no faster than it multiplies
 * and adds in registers, and moves bytes no faster than a triad over as many.
 *
 * @see <a href="https://doi.org/10.1145/1498765.1498785">Williams, Waterman, Patterson: Roofline,
 *     an insightful visual performance model</a>
 */
public final class Roofline {
  private static final int ROUNDS = 12;
  private static final long ROUND_NANOS = 6_000_000;

  private static final long LEAST_BYTES = 1 << 14;
  private static final long MOST_BYTES = 1 << 27;

  private final double multiplyAdds;
  private final SortedMap<Long, Double> bandwidths = new TreeMap<>();

  /**
   * Measures for a tenth of a second, and for as long again for each size.
   *
   * @param threads that work at once; at least 1
   * @param workingSets bytes that are read and written by what the limits are asked for
   */
  public Roofline(int threads, Collection<Double> workingSets) {
    Ceilings ceilings = new Ceilings(threads, ROUND_NANOS);
    multiplyAdds = best(ceilings.multiplyAdds(ROUNDS));
    for (double bytes : workingSets) {
      bandwidths.computeIfAbsent(workingSet(bytes), size -> best(ceilings.triads(size, ROUNDS)));
    }
  }

  private static double best(double[] rates) {
    return rates[rates.length - 1];
  }

  /**
   * GFLOP/s.
   *
   * @param bytes of a number: 4, or 8 of which half as many are in a vector
   */
  public double multiplyAdds(int bytes) {
    return multiplyAdds * Float.BYTES / bytes;
  }

  /**
   * GB/s over a working set: the best of what was measured for it, rounded up to a power of two of
   * at most 128 MiB, and for larger ones, since less memory is no slower.
   *
   * @param bytes no more than the largest of the constructor's
   */
  public double bandwidth(double bytes) {
    return Collections.max(bandwidths.tailMap(workingSet(bytes)).values());
  }

  private static long workingSet(double bytes) {
    // Where the heap is small, so are the arrays of what is measured.
    long most = Math.min(MOST_BYTES, Long.highestOneBit(Runtime.getRuntime().maxMemory() / 8));
    long size = LEAST_BYTES;
    while (size < bytes && size < most) {
      size *= 2;
    }
    return size;
  }

  /** What was measured: GB/s by bytes. */
  public SortedMap<Long, Double> bandwidths() {
    return new TreeMap<>(bandwidths);
  }
}
