package dev.nnc.runtime.lanes;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The one place that says how many doubles a vector has: a divisor of 16, 512 bits at most. */
public final class DoubleLanes {
  /** What the hardware prefers, within the limit of {@link Lanes#PROPERTY}. */
  public static final VectorSpecies<Double> SPECIES = species();

  /** As many longs of the same size. */
  public static final VectorSpecies<Long> LONGS =
      VectorSpecies.of(long.class, SPECIES.vectorShape());

  /** Elements of a vector: 2, 4 or 8. */
  public static final int LENGTH = SPECIES.length();

  /** 0, 1, 2 and so on. */
  public static final DoubleVector INDEX = DoubleVector.zero(SPECIES).addIndex(1);

  private DoubleLanes() {}

  private static VectorSpecies<Double> species() {
    int preferred = DoubleVector.SPECIES_PREFERRED.vectorBitSize();
    int bits = Math.max(128, Integer.highestOneBit(Math.min(preferred, Lanes.mostBits())));
    return VectorSpecies.of(double.class, VectorShape.forBitSize(bits));
  }
}
