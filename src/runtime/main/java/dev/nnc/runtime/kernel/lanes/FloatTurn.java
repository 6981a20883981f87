package dev.nnc.runtime.kernel.lanes;

import dev.nnc.runtime.lanes.FloatLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Turns rows into columns, a square block of vectors at a time: the halves of a block off its
 * diagonal change places, then those of each of its quarters, until they are single elements.
 */
public final class FloatTurn {
  private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
  private static final int LENGTH = FloatLanes.LENGTH;
  private static final int QUARTER = LENGTH / 4;
  private static final int LONGEST = 16;
  private static final int SHORTEST = 8;

  /** The first Java machine for which a shuffle is a constant. */
  private static final int CONSTANT_SHUFFLES = 25;

  /** Whether this takes less time than to copy single elements. */
  public static final boolean PAYS =
      LENGTH >= SHORTEST && Runtime.version().feature() >= CONSTANT_SHUFFLES;

  /** Elements of a block. */
  public static final int BLOCK = LENGTH * LENGTH;

  private static final VectorShuffle<Float> SWAP_HALVES = swap(LENGTH / 2);
  private static final VectorMask<Float> UPPER_HALF = upper(LENGTH / 2);
  private static final VectorShuffle<Float> SWAP_QUARTERS = swap(QUARTER);
  private static final VectorMask<Float> UPPER_QUARTERS = upper(QUARTER);
  private static final VectorShuffle<Float> SWAP_PAIRS = swap(2);
  private static final VectorMask<Float> UPPER_PAIRS = upper(2);
  private static final VectorShuffle<Float> SWAP_SINGLES = swap(1);
  private static final VectorMask<Float> UPPER_SINGLES = upper(1);

  private FloatTurn() {}

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(SPECIES, lane -> lane ^ distance);
  }

  private static VectorMask<Float> upper(int distance) {
    boolean[] lanes = new boolean[LENGTH];
    for (int lane = 0; lane < LENGTH; lane++) {
      lanes[lane] = (lane & distance) != 0;
    }
    return VectorMask.fromArray(SPECIES, lanes, 0);
  }

  /**
   * Copies source[from + r * next + k] to target[to + k * width + r], for as many r and k as a
   * vector has lanes.
   *
   * @param between holds {@link #BLOCK} elements on their way
   */
  public static void block(
      float[] source, int from, int next, float[] target, int to, int width, float[] between) {
    for (int row = 0; row < QUARTER; row++) {
      int at = from + row * next;
      int aside = row * LENGTH;
      four(
          source,
          at,
          QUARTER * next,
          between,
          aside,
          BLOCK / 4,
          SWAP_HALVES,
          UPPER_HALF,
          SWAP_QUARTERS,
          UPPER_QUARTERS);
    }
    if (LENGTH == LONGEST) {
      for (int row = 0; row < LENGTH; row += 4) {
        four(
            between,
            row * LENGTH,
            LENGTH,
            target,
            to + row * width,
            width,
            SWAP_PAIRS,
            UPPER_PAIRS,
            SWAP_SINGLES,
            UPPER_SINGLES);
      }
    } else {
      for (int row = 0; row < LENGTH; row += 2) {
        two(between, row * LENGTH, target, to + row * width, width);
      }
    }
  }

  /** Swaps parts of four rows, then parts half as long. */
  private static void four(
      float[] source,
      int from,
      int next,
      float[] target,
      int to,
      int width,
      VectorShuffle<Float> swap,
      VectorMask<Float> upper,
      VectorShuffle<Float> swapHalf,
      VectorMask<Float> upperHalf) {
    FloatVector a = FloatVector.fromArray(SPECIES, source, from);
    FloatVector b = FloatVector.fromArray(SPECIES, source, from + next);
    FloatVector c = FloatVector.fromArray(SPECIES, source, from + 2 * next);
    FloatVector d = FloatVector.fromArray(SPECIES, source, from + 3 * next);
    FloatVector ac = a.blend(c.rearrange(swap), upper);
    FloatVector ca = a.rearrange(swap).blend(c, upper);
    FloatVector bd = b.blend(d.rearrange(swap), upper);
    FloatVector db = b.rearrange(swap).blend(d, upper);
    ac.blend(bd.rearrange(swapHalf), upperHalf).intoArray(target, to);
    ac.rearrange(swapHalf).blend(bd, upperHalf).intoArray(target, to + width);
    ca.blend(db.rearrange(swapHalf), upperHalf).intoArray(target, to + 2 * width);
    ca.rearrange(swapHalf).blend(db, upperHalf).intoArray(target, to + 3 * width);
  }

  /** Swaps single elements of two rows, where vectors have eight. */
  private static void two(float[] source, int from, float[] target, int to, int width) {
    FloatVector a = FloatVector.fromArray(SPECIES, source, from);
    FloatVector b = FloatVector.fromArray(SPECIES, source, from + LENGTH);
    a.blend(b.rearrange(SWAP_SINGLES), UPPER_SINGLES).intoArray(target, to);
    a.rearrange(SWAP_SINGLES).blend(b, UPPER_SINGLES).intoArray(target, to + width);
  }
}
