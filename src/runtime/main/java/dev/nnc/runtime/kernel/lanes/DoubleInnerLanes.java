package dev.nnc.runtime.kernel.lanes;

import dev.nnc.runtime.lanes.DoubleLanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The 16 partial sums of an inner product, as many at once as a vector has elements. */
public final class DoubleInnerLanes {
  private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;
  private static final int LENGTH = DoubleLanes.LENGTH;
  private static final int SUMS = 16;

  private DoubleInnerLanes() {}

  /**
   * Writes to sums[i], i in [0, 16), the chain from +0 of fma(a[from + e], b[start + e], sum) for e
   * = i, i + 16, and so on below {@code count}, a multiple of 16.
   */
  public static void multiply(
      double[] a, int from, double[] b, int start, int count, double[] sums) {
    for (int i = 0; i < SUMS; i += LENGTH) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int e = i; e < count; e += SUMS) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, a, from + e);
        DoubleVector y = DoubleVector.fromArray(SPECIES, b, start + e);
        sum = x.fma(y, sum);
      }
      sum.intoArray(sums, i);
    }
  }
}
