package dev.nnc.runtime.lanes;

import static dev.nnc.runtime.lanes.FloatLanes.INTS;
import static dev.nnc.runtime.lanes.FloatLanes.LENGTH;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * The loops of {@link dev.nnc.runtime.random.RandomFill} in lanes. Words of blocks lie in one array
 * for each of the four; counts are multiples of 16.
 */
public final class ThreefryLanes {
  private static final int RUN = 16;

  /** Only processors with vectors of 512 bits can rotate; elsewhere that may make objects. */
  private static final boolean CAN_ROTATE = LENGTH == 16;

  private static final float FLOAT_UNIT = 0x1p-24f;

  private ThreefryLanes() {}

  /**
   * Four rounds, each of which rotates by two of {@code rotations} from {@code first} on; then
   * {@code key} is added.
   */
  public static void fourRounds(int[][] words, int count, int[] rotations, int first, int[] key) {
    int[] x0 = words[0];
    int[] x1 = words[1];
    int[] x2 = words[2];
    int[] x3 = words[3];
    for (int i = 0; i < count; i += LENGTH) {
      IntVector a = IntVector.fromArray(INTS, x0, i);
      IntVector b = IntVector.fromArray(INTS, x1, i);
      IntVector c = IntVector.fromArray(INTS, x2, i);
      IntVector d = IntVector.fromArray(INTS, x3, i);
      a = a.add(b);
      c = c.add(d);
      b = rotate(b, rotations[first]).lanewise(XOR, a);
      d = rotate(d, rotations[first + 1]).lanewise(XOR, c);
      a = a.add(d);
      c = c.add(b);
      d = rotate(d, rotations[first + 2]).lanewise(XOR, a);
      b = rotate(b, rotations[first + 3]).lanewise(XOR, c);
      a = a.add(b);
      c = c.add(d);
      b = rotate(b, rotations[first + 4]).lanewise(XOR, a);
      d = rotate(d, rotations[first + 5]).lanewise(XOR, c);
      a = a.add(d);
      c = c.add(b);
      d = rotate(d, rotations[first + 6]).lanewise(XOR, a);
      b = rotate(b, rotations[first + 7]).lanewise(XOR, c);
      a.add(key[0]).intoArray(x0, i);
      b.add(key[1]).intoArray(x1, i);
      c.add(key[2]).intoArray(x2, i);
      d.add(key[3]).intoArray(x3, i);
    }
  }

  private static IntVector rotate(IntVector x, int by) {
    return CAN_ROTATE
        ? x.lanewise(ROL, by)
        : x.lanewise(LSHL, by).lanewise(OR, x.lanewise(LSHR, 32 - by));
  }

  /** The words, 16 of each of the four arrays in turn, from {@code out[at]} on. */
  public static void bits32(int[][] words, int count, int[] out, int at) {
    for (int word = 0; word < 4; word++) {
      int[] x = words[word];
      for (int i = 0; i < count; i += LENGTH) {
        int target = at + ((i / RUN) * 4 + word) * RUN + i % RUN;
        IntVector.fromArray(INTS, x, i).intoArray(out, target);
      }
    }
  }

  /** The low and high halves of the words, 16 of each, from {@code out[at]} on. */
  public static void bits16(int[][] words, int count, int[] out, int at) {
    for (int word = 0; word < 4; word++) {
      int[] x = words[word];
      for (int i = 0; i < count; i += LENGTH) {
        int target = at + ((i / RUN) * 8 + 2 * word) * RUN + i % RUN;
        IntVector bits = IntVector.fromArray(INTS, x, i);
        bits.lanewise(AND, 0xffff).intoArray(out, target);
        bits.lanewise(LSHR, 16).intoArray(out, target + RUN);
      }
    }
  }

  /** As {@link #bits32}, as uniform numbers. */
  public static void uniform(int[][] words, int count, float[] out, int at) {
    for (int word = 0; word < 4; word++) {
      int[] x = words[word];
      for (int i = 0; i < count; i += LENGTH) {
        int target = at + ((i / RUN) * 4 + word) * RUN + i % RUN;
        IntVector high = IntVector.fromArray(INTS, x, i).lanewise(LSHR, 8);
        ((FloatVector) high.convert(I2F, 0)).mul(FLOAT_UNIT).intoArray(out, target);
      }
    }
  }
}
