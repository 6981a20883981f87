package dev.nnc.runtime.kernel;

import dev.nnc.runtime.kernel.lanes.FloatPanelCopy;
import dev.nnc.runtime.kernel.lanes.FloatTurn;

/**
 * The right operand in panels: for each of them its part of row k, then that of row k + 1. Panels
 * have three vectors; the last two have two each where else a single one would be left, for a tile
 * with one vector in a row spends as much on elements of the left operand as on products. Columns
 * that are missing to a whole vector may hold anything, since nobody reads what comes of them. An
 * operand whose rows can be read where they are is not copied, if few rows of the left operand
 * would use the copy, or its own rows are short.
 */
final class FloatPanelPacker {
  private static final float[] NONE = {};
  private static final int FEW_ROWS = 128;
  private static final int SHORT = 256;
  private static final int GROUP = 8;

  private final int width;
  private final int length;
  private final float[] between = new float[FloatTurn.BLOCK];
  private float[] copy = NONE;

  private FloatProduct product = FloatProduct.NOTHING;
  private int column;
  private int columns;
  private int vectors;

  /** The first of the panels with two vectors that are not the last. */
  private int narrow;

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
    vectors = padded(count) / length;
    narrow = vectors % 3 == 1 && vectors > 3 ? vectors / 3 - 1 : vectors;
    boolean pays = rows > FEW_ROWS && product.bStep > SHORT;
    isDirect = product.bColumn == 1 && count % length == 0 && !pays;
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

  int panels() {
    return (vectors + 2) / 3;
  }

  /** How many vectors a panel has. */
  int vectors(int panel) {
    return panel < narrow ? Math.min(3, vectors - 3 * panel) : 2;
  }

  /** The first column of a panel. */
  int column(int panel) {
    return panel * width - Math.max(0, panel - narrow) * length;
  }

  /** Where a panel starts. */
  int start(int panel) {
    return isDirect ? source(column(panel)) : panel * depth * width;
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
      int size = panels() * width * depth;
      if (copy.length < size) {
        copy = new float[size];
      }
      packedFrom = start;
      copy();
    }
  }

  private void copy() {
    if (product.bColumn == 1) {
      rows();
    } else {
      for (int panel = 0; panel < panels(); panel++) {
        turned(source(column(panel)), columns(panel), panel * depth * width);
      }
    }
  }

  /** How many columns of a panel are there. */
  private int columns(int panel) {
    return Math.min(vectors(panel) * length, columns - column(panel));
  }

  private void rows() {
    int whole = Math.min(narrow, columns / width);
    int start = source(0);
    for (int k = 0; k < depth && whole > 0; k++) {
      int at = start + k * product.bStep;
      FloatPanelCopy.row(product.b, at, copy, k * width, depth * width, whole);
    }
    for (int panel = whole; panel < panels(); panel++) {
      rest(start + column(panel), columns(panel), panel * depth * width);
    }
  }

  /** Less than a panel: whole vectors where the array does not end before them. */
  private void rest(int start, int count, int target) {
    int wide = padded(count);
    int last = Math.floorDiv(product.b.length - wide - start, product.bStep);
    int whole = Math.max(0, Math.min(depth, last + 1));
    FloatPanelCopy.part(product.b, start, product.bStep, copy, target, width, wide / length, whole);
    for (int k = whole; k < depth; k++) {
      System.arraycopy(product.b, start + k * product.bStep, copy, target + k * width, count);
    }
  }

  private int padded(int count) {
    return (count + length - 1) / length * length;
  }

  /** Columns of a panel that are rows of memory. */
  private void turned(int start, int count, int target) {
    int c = FloatTurn.PAYS && FloatLaneWarmUp.isRestReady() ? blocks(start, count, target) : 0;
    for (; c + GROUP <= count; c += GROUP) {
      group(start + c * product.bColumn, target + c, 0);
    }
    for (; c < padded(count); c++) {
      one(start + c * product.bColumn, target + c, c < count);
    }
  }

  /**
   * Copies blocks of as many columns as vectors have lanes, as many as there are.
   *
   * @return the number of columns copied
   */
  private int blocks(int start, int count, int target) {
    int next = product.bColumn;
    int deep = depth / length * length;
    int c = 0;
    for (; c + length <= count; c += length) {
      int at = start + c * next;
      for (int k = 0; k < deep; k += length) {
        FloatTurn.block(product.b, at + k, next, copy, target + c + k * width, width, between);
      }
      for (int column = c; column < c + length; column += GROUP) {
        group(start + column * next, target + column, deep);
      }
    }
    return c;
  }

  /** Copies {@link #GROUP} columns, from row {@code first} on. */
  private void group(int start, int target, int first) {
    float[] b = product.b;
    int next = product.bColumn;
    float[] panel = copy;
    for (int k = first; k < depth; k++) {
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

  private void one(int start, int target, boolean isThere) {
    for (int k = 0; k < depth; k++) {
      copy[target + k * width] = isThere ? product.b[start + k] : 0;
    }
  }
}
