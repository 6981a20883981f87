package dev.nnc.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The operands of a product while it is computed: a[i, k] is at aOffset + i * aRow + k * aStep,
 * b[k, j] at bOffset + k * bStep + j * bColumn, the result's rows follow each other.
 */
final class FloatProduct {
  /** In the place of operands that are not there. */
  static final FloatProduct NOTHING = new FloatProduct();

  /** Elements that stay in the first level of cache. */
  static final int PIECE = 4096;

  private static final float[] NONE = {};

  /**
   * How often a call of the edge goes through itself. C2 takes a method into itself only once, so
   * the edge is compiled apart. In the midst of a product's code it was not always: operations on
   * vectors were left as calls, and these make objects.
   */
  private static final int APART = 2;

  float[] a = {};
  int aOffset;
  int aRow;
  int aStep;
  float[] b = {};
  int bOffset;
  int bStep;
  int bColumn;

  /** Where the result goes; null if only the edge takes it. */
  float @Nullable [] out;

  int outOffset;
  int m;
  int k;
  int n;
  @Nullable FloatEdge edge;

  void setLeft(float[] array, int offset, boolean transposed, int rows, int depth) {
    a = array;
    aOffset = offset;
    m = rows;
    k = depth;
    aRow = transposed ? 1 : depth;
    aStep = transposed ? rows : 1;
  }

  /** After {@link #setLeft}. */
  void setRight(float[] array, int offset, boolean transposed, int columns) {
    b = array;
    bOffset = offset;
    n = columns;
    bStep = transposed ? 1 : columns;
    bColumn = transposed ? k : 1;
  }

  void setResult(float @Nullable [] array, int offset, @Nullable FloatEdge last) {
    out = array;
    outOffset = offset;
    edge = last;
  }

  /** The transposed product of the same operands, for an edge alone. */
  void setTurned(FloatProduct product, FloatEdge last) {
    a = product.b;
    aOffset = product.bOffset;
    aRow = product.bColumn;
    aStep = product.bStep;
    b = product.a;
    bOffset = product.aOffset;
    bStep = product.aStep;
    bColumn = product.aRow;
    m = product.n;
    k = product.k;
    n = product.m;
    setResult(null, 0, last);
  }

  /** Whether blocks and tiles are whole rows of the result. */
  boolean isInWholeRows() {
    return WholeRows.pay(out == null, m, k, n, Float.BYTES);
  }

  /** Keeps no array alive. */
  void clear() {
    a = NONE;
    b = NONE;
    out = null;
    edge = null;
  }

  /** Where row {@code row} of a starts. */
  int left(int row) {
    return aOffset + row * aRow;
  }

  /** Where column {@code column} of b starts. */
  int right(int column) {
    return bOffset + column * bColumn;
  }

  int target(int row, int column) {
    return outOffset + row * n + column;
  }

  /** Gives a part of the result to the edge if there is one, in pieces of some KiB. */
  void finishInPieces(
      float[] tile, int at, int stride, int row, int rows, int column, int columns) {
    int most = Math.max(1, PIECE / columns);
    for (int r = 0; r < rows; r += most) {
      int count = Math.min(most, rows - r);
      finish(tile, at + r * stride, stride, row + r, count, column, columns);
    }
  }

  /** Gives a part of the result to the edge if there is one. */
  void finish(float[] tile, int at, int stride, int row, int rows, int column, int columns) {
    if (edge != null) {
      apart(APART, edge, tile, at, stride, row, rows, column, columns);
    }
  }

  private static void apart(
      int again,
      FloatEdge edge,
      float[] tile,
      int at,
      int stride,
      int row,
      int rows,
      int column,
      int columns) {
    if (again > 0) {
      apart(again - 1, edge, tile, at, stride, row, rows, column, columns);
    } else {
      edge.finish(tile, at, stride, row, rows, column, columns);
    }
  }
}
