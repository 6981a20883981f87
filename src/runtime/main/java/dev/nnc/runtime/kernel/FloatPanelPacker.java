package dev.nnc.runtime.kernel;

import dev.nnc.runtime.kernel.lanes.FloatPanelCopy;

/**
 * The right operand in panels: for each of them its part of row k, then that of row k + 1; columns
 * that are missing to a whole vector are 0. Where few rows of the left operand would use the copy,
 * the operand itself is used if its rows end with a vector.
 */
final class FloatPanelPacker {
  private static final float[] NONE = {};
  private static final int FEW_ROWS = 32;

  private final int width;
  private final int length;
  private float[] copy = NONE;

  private FloatProduct product = FloatProduct.NOTHING;
  private int column;
  private int columns;
  private boolean isDirect;
  private int from;
  private int depth;
  private int packedFrom;

  /**
   * @param width columns of a panel
   * @param length columns of a vector
   */
  FloatPanelPacker(int width, int length) {
    this.width = width;
    this.length = length;
  }

  /** The columns to pack from now on, for that many rows of the left operand. */
  void set(FloatProduct operands, int firstColumn, int count, int rows) {
    product = operands;
    column = firstColumn;
    columns = count;
    isDirect = product.bColumn == 1 && count % length == 0 && rows <= FEW_ROWS;
    packedFrom = -1;
  }

  void clear() {
    product = FloatProduct.NOTHING;
  }

  float[] array() {
    return isDirect ? product.b : copy;
  }

  /** The distance of rows. */
  int step() {
    return isDirect ? product.bStep : width;
  }

  /** Where a panel starts. */
  int start(int panel) {
    return isDirect
        ? product.right(column + panel * width) + from * product.bStep
        : panel * depth * width;
  }

  /** Makes rows [start, start + count) available. */
  void pack(int start, int count) {
    from = start;
    depth = count;
    if (!isDirect && packedFrom != start) {
      grow();
      packedFrom = start;
      copy();
    }
  }

  private void grow() {
    int size = (columns + width - 1) / width * width * depth;
    if (copy.length < size) {
      copy = new float[size];
    }
  }

  private void copy() {
    int whole = columns / width;
    if (product.bColumn == 1) {
      rows(whole);
    } else {
      for (int panel = 0; panel < whole; panel++) {
        turned(panel);
      }
    }
    if (columns % width != 0) {
      rest(whole);
    }
  }

  private void rows(int panels) {
    int start = product.right(column) + from * product.bStep;
    for (int k = 0; k < depth; k++) {
      int source = start + k * product.bStep;
      FloatPanelCopy.row(product.b, source, copy, k * width, depth * width, panels);
    }
  }

  private void turned(int panel) {
    int start = product.right(column + panel * width) + from;
    int target = panel * depth * width;
    for (int c = 0; c < width; c += 4) {
      turn(product.b, start + c * product.bColumn, product.bColumn, target + c);
    }
  }

  private void turn(float[] b, int start, int next, int target) {
    int second = start + next;
    int third = second + next;
    int fourth = third + next;
    for (int k = 0; k < depth; k++) {
      int to = target + k * width;
      copy[to] = b[start + k];
      copy[to + 1] = b[second + k];
      copy[to + 2] = b[third + k];
      copy[to + 3] = b[fourth + k];
    }
  }

  private void rest(int panel) {
    int count = columns - panel * width;
    int padded = (count + length - 1) / length * length;
    int start = product.right(column + panel * width) + from * product.bStep;
    for (int k = 0; k < depth; k++) {
      int source = start + k * product.bStep;
      int target = (panel * depth + k) * width;
      for (int c = 0; c < count; c++) {
        copy[target + c] = product.b[source + c * product.bColumn];
      }
      for (int c = count; c < padded; c++) {
        copy[target + c] = 0;
      }
    }
  }
}
