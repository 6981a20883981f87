package dev.nnc.runtime.kernel.lanes;

import dev.nnc.runtime.lanes.FloatLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The 16 partial sums of an inner product, as many at once as a vector has elements. */
public final class FloatInnerLanes {
  private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
  private static final int LENGTH = FloatLanes.LENGTH;
  private static final int SUMS = 16;

  private FloatInnerLanes() {}

  /**
   * Writes to sums[i], i in [0, 16), the chain from +0 of fma(a[from + e], b[start + e], sum) for e
   * = i, i + 16, and so on below {@code count}, a multiple of 16.
   */
  public static void multiply(float[] a, int from, float[] b, int start, int count, float[] sums) {
    for (int i = 0; i < SUMS; i += LENGTH) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int e = i; e < count; e += SUMS) {
        FloatVector x = FloatVector.fromArray(SPECIES, a, from + e);
        FloatVector y = FloatVector.fromArray(SPECIES, b, start + e);
        sum = x.fma(y, sum);
      }
      sum.intoArray(sums, i);
    }
  }
}
