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
      outer(source, from + row * next, QUARTER * next, between, row * LENGTH, QUARTER * LENGTH);
    }
    if (LENGTH == LONGEST) {
      for (int row = 0; row < LENGTH; row += 4) {
        inner(between, row * LENGTH, target, to + row * width, width);
      }
    } else {
      for (int row = 0; row < LENGTH; row += 2) {
        innermost(between, row * LENGTH, target, to + row * width, width);
      }
    }
  }

  /** Swaps halves, then quarters, of four rows a quarter of the block apart. */
  private static void outer(float[] source, int from, int next, float[] target, int to, int width) {
    FloatVector a = FloatVector.fromArray(SPECIES, source, from);
    FloatVector b = FloatVector.fromArray(SPECIES, source, from + next);
    FloatVector c = FloatVector.fromArray(SPECIES, source, from + 2 * next);
    FloatVector d = FloatVector.fromArray(SPECIES, source, from + 3 * next);
    FloatVector ac = a.blend(c.rearrange(SWAP_HALVES), UPPER_HALF);
    FloatVector ca = a.rearrange(SWAP_HALVES).blend(c, UPPER_HALF);
    FloatVector bd = b.blend(d.rearrange(SWAP_HALVES), UPPER_HALF);
    FloatVector db = b.rearrange(SWAP_HALVES).blend(d, UPPER_HALF);
    ac.blend(bd.rearrange(SWAP_QUARTERS), UPPER_QUARTERS).intoArray(target, to);
    ac.rearrange(SWAP_QUARTERS).blend(bd, UPPER_QUARTERS).intoArray(target, to + width);
    ca.blend(db.rearrange(SWAP_QUARTERS), UPPER_QUARTERS).intoArray(target, to + 2 * width);
    ca.rearrange(SWAP_QUARTERS).blend(db, UPPER_QUARTERS).intoArray(target, to + 3 * width);
  }

  /** Swaps pairs, then single elements, of four rows. */
  private static void inner(float[] source, int from, float[] target, int to, int width) {
    FloatVector a = FloatVector.fromArray(SPECIES, source, from);
    FloatVector b = FloatVector.fromArray(SPECIES, source, from + LENGTH);
    FloatVector c = FloatVector.fromArray(SPECIES, source, from + 2 * LENGTH);
    FloatVector d = FloatVector.fromArray(SPECIES, source, from + 3 * LENGTH);
    FloatVector ac = a.blend(c.rearrange(SWAP_PAIRS), UPPER_PAIRS);
    FloatVector ca = a.rearrange(SWAP_PAIRS).blend(c, UPPER_PAIRS);
    FloatVector bd = b.blend(d.rearrange(SWAP_PAIRS), UPPER_PAIRS);
    FloatVector db = b.rearrange(SWAP_PAIRS).blend(d, UPPER_PAIRS);
    ac.blend(bd.rearrange(SWAP_SINGLES), UPPER_SINGLES).intoArray(target, to);
    ac.rearrange(SWAP_SINGLES).blend(bd, UPPER_SINGLES).intoArray(target, to + width);
    ca.blend(db.rearrange(SWAP_SINGLES), UPPER_SINGLES).intoArray(target, to + 2 * width);
    ca.rearrange(SWAP_SINGLES).blend(db, UPPER_SINGLES).intoArray(target, to + 3 * width);
  }

  /** Swaps single elements of two rows, where vectors have eight. */
  private static void innermost(float[] source, int from, float[] target, int to, int width) {
    FloatVector a = FloatVector.fromArray(SPECIES, source, from);
    FloatVector b = FloatVector.fromArray(SPECIES, source, from + LENGTH);
    a.blend(b.rearrange(SWAP_SINGLES), UPPER_SINGLES).intoArray(target, to);
    a.rearrange(SWAP_SINGLES).blend(b, UPPER_SINGLES).intoArray(target, to + width);
  }
}
