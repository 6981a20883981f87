package dev.nnc.runtime.kernel;

/**
 * What is done to each element of a product as soon as it is finished, while it is in cache. The
 * elements of a result are independent of each other, so nothing depends on the order of calls.
 */
@FunctionalInterface
public interface FloatEdge {
  /**
   * Takes a finished part of the result, at most some ten thousand elements: element (row + r,
   * column + c) of the result, 0 &le; r &lt; rows, 0 &le; c &lt; columns, stands at tile[at + r *
   * stride + c] and may be changed there. Each element of a result is given once; parts may be
   * given in any order, by several threads at once. Nothing else in {@code tile} may be changed.
   */
  void finish(float[] tile, int at, int stride, int row, int rows, int column, int columns);
}
