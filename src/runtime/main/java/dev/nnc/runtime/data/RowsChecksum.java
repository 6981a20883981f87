package dev.nnc.runtime.data;

import java.lang.reflect.Array;

/** Folds numbers, bit by bit and in their order, into 64 bits: FNV-1a by words. */
final class RowsChecksum {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long hash = BASIS;

  /** Adds an array of numbers or truth values, and how long it is. */
  void add(Object array) {
    mix(Array.getLength(array));
    if (array instanceof float[] numbers) {
      for (float number : numbers) {
        mix(Float.floatToIntBits(number));
      }
    } else if (array instanceof double[] numbers) {
      for (double number : numbers) {
        mix(Double.doubleToLongBits(number));
      }
    } else if (array instanceof int[] numbers) {
      for (int number : numbers) {
        mix(number);
      }
    } else {
      for (boolean truth : (boolean[]) array) {
        mix(truth ? 1 : 0);
      }
    }
  }

  /** High bits are folded in, since a product carries upwards only. */
  private void mix(long word) {
    hash = (hash ^ word ^ (hash >>> 32)) * PRIME;
  }

  long value() {
    return hash;
  }
}
