package dev.nnc.runtime.data;

/** Copies rows named by their numbers to the start of another array. */
final class Gather {
  /** Below this many elements a loop beats the call that copies a block. */
  private static final int SHORT_ROW = 16;

  private Gather() {}

  static void rows(Object from, int[] order, int start, int rows, int width, Object target) {
    if (width < SHORT_ROW && from instanceof float[] source) {
      shortRows(source, order, start, rows, width, (float[]) target);
      return;
    }
    for (int r = 0; r < rows; r++) {
      System.arraycopy(from, order[start + r] * width, target, r * width, width);
    }
  }

  private static void shortRows(
      float[] source, int[] order, int start, int rows, int width, float[] target) {
    int at = 0;
    for (int r = 0; r < rows; r++) {
      int from = order[start + r] * width;
      for (int e = 0; e < width; e++) {
        target[at++] = source[from + e];
      }
    }
  }

  static void scalars(Object from, int[] order, int start, int rows, Object target) {
    if (from instanceof float[] source) {
      float[] out = (float[]) target;
      for (int r = 0; r < rows; r++) {
        out[r] = source[order[start + r]];
      }
    } else if (from instanceof int[] source) {
      int[] out = (int[]) target;
      for (int r = 0; r < rows; r++) {
        out[r] = source[order[start + r]];
      }
    } else {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(from, order[start + r], target, r, 1);
      }
    }
  }
}
