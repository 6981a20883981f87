package dev.nnc.runtime.lanes;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The one place that says how many floats a vector has: a divisor of 16, 512 bits at most. */
public final class FloatLanes {
  /** What the hardware prefers, within the limit of {@link Lanes#PROPERTY}. */
  public static final VectorSpecies<Float> SPECIES = species();

  /** As many ints of the same size. */
  public static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, SPECIES.vectorShape());

  /** Elements of a vector: 4, 8 or 16. */
  public static final int LENGTH = SPECIES.length();

  /** 0, 1, 2 and so on. */
  public static final IntVector INDICES = IntVector.zero(INTS).addIndex(1);

  /** 0, 1, 2 and so on, as floats. */
  public static final FloatVector INDEX = FloatVector.zero(SPECIES).addIndex(1);

  private FloatLanes() {}

  private static VectorSpecies<Float> species() {
    int preferred = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    int bits = Math.max(128, Integer.highestOneBit(Math.min(preferred, Lanes.mostBits())));
    return VectorSpecies.of(float.class, VectorShape.forBitSize(bits));
  }
}
