package dev.nnc.runtime.kernel;

import dev.nnc.runtime.kernel.lanes.DoublePanelCopy;

/**
 * The right operand in panels: for each of them its part of row k, then that of row k + 1. Columns
 * that are missing to a whole vector may hold anything, since nobody reads what comes of them. An
 * operand whose rows can be read where they are is not copied, if few rows of the left operand
 * would use the copy, or its own rows are short.
 */
final class DoublePanelPacker {
  private static final double[] NONE = {};
  private static final int FEW_ROWS = 128;
  private static final int SHORT = 256;
  private static final int GROUP = 8;
  private static final int TURNED = 64;

  private final int width;
  private final int length;
  private double[] copy = NONE;

  private DoubleProduct product = DoubleProduct.NOTHING;
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
  DoublePanelPacker(int width, int length) {
    this.width = width;
    this.length = length;
  }

  /** The columns to pack from now on, for that many rows of the left operand. */
  void set(DoubleProduct operands, int firstColumn, int count, int rows) {
    product = operands;
    column = firstColumn;
    columns = count;
    boolean pays = rows > FEW_ROWS && product.bStep > SHORT;
    isDirect = product.bColumn == 1 && count % length == 0 && !pays;
    packedFrom = -1;
  }

  void clear() {
    product = DoubleProduct.NOTHING;
  }

  double[] array() {
    return isDirect ? product.b : copy;
  }

  /** The distance of rows. */
  int step() {
    return isDirect ? product.bStep : width;
  }

  /** Where a panel starts. */
  int start(int panel) {
    return isDirect ? source(panel * width) : panel * depth * width;
  }

  /** Where the operand's column is, counted from the first to pack, in the first row to pack. */
  private int source(int distance) {
    return product.right(column + distance) + from * product.bStep;
  }

  /** Makes rows [start, start + count) available. */
  void pack(int start, int count) {
    from = start;
    depth = count;
    if (!isDirect && packedFrom != start) {
      int size = (columns + width - 1) / width * width * depth;
      if (copy.length < size) {
        copy = new double[size];
      }
      packedFrom = start;
      copy();
    }
  }

  private void copy() {
    if (product.bColumn == 1) {
      rows();
    } else {
      for (int c = 0; c < columns; c += width) {
        turned(source(c), Math.min(width, columns - c), c * depth);
      }
    }
  }

  private void rows() {
    int panels = columns / width;
    int last = panels * width;
    int start = source(0);
    for (int k = 0; k < depth && panels > 0; k++) {
      int at = start + k * product.bStep;
      DoublePanelCopy.row(product.b, at, copy, k * width, depth * width, panels);
    }
    if (last < columns) {
      rest(start + last, columns - last, last * depth);
    }
  }

  /** Less than a panel: whole vectors where the array does not end before them. */
  private void rest(int start, int count, int target) {
    int wide = padded(count);
    int last = Math.floorDiv(product.b.length - wide - start, product.bStep);
    int whole = Math.max(0, Math.min(depth, last + 1));
    DoublePanelCopy.part(
        product.b, start, product.bStep, copy, target, width, wide / length, whole);
    for (int k = whole; k < depth; k++) {
      System.arraycopy(product.b, start + k * product.bStep, copy, target + k * width, count);
    }
  }

  private int padded(int count) {
    return (count + length - 1) / length * length;
  }

  /** Columns of a panel that are rows of memory; a part of the depth stays in the first cache. */
  private void turned(int start, int count, int target) {
    for (int k = 0; k < depth; k += TURNED) {
      int deep = Math.min(TURNED, depth - k);
      turned(start + k, count, target + k * width, deep);
    }
  }

  private void turned(int start, int count, int target, int deep) {
    int next = product.bColumn;
    int c = 0;
    for (; c + GROUP <= count; c += GROUP) {
      group(product.b, start + c * next, target + c, deep);
    }
    for (; c < padded(count); c++) {
      one(start + c * next, target + c, c < count, deep);
    }
  }

  private void group(double[] b, int start, int target, int deep) {
    int next = product.bColumn;
    double[] panel = copy;
    for (int k = 0; k < deep; k++) {
      int at = start + k;
      int to = target + k * width;
      panel[to] = b[at];
      panel[to + 1] = b[at + next];
      panel[to + 2] = b[at + 2 * next];
      panel[to + 3] = b[at + 3 * next];
      panel[to + 4] = b[at + 4 * next];
      panel[to + 5] = b[at + 5 * next];
      panel[to + 6] = b[at + 6 * next];
      panel[to + 7] = b[at + 7 * next];
    }
  }

  private void one(int start, int target, boolean isThere, int deep) {
    for (int k = 0; k < deep; k++) {
      copy[target + k * width] = isThere ? product.b[start + k] : 0;
    }
  }
}
