package dev.nnc.runtime.kernel;

import java.util.Arrays;

/**
 * The product of a left operand with strides and a right operand copied into panels, in scalar Java
 * that HotSpot vectorises.
 *
 * <p>HotSpot of JDK 17 vectorises a loop only if it is small and if all its arrays use the same
 * index, since it cannot tell whether rows of one array overlap. So each row of a panel, and each
 * of the four rows of the result in work, is an array of its own, and a kernel takes 4 rows x 2
 * steps of k, the largest that stays small enough.
 */
final class DoublePanels {
  private static final int DEPTH = 512;
  private static final int WIDTH = 512;
  private static final int ROWS = 4;

  private final double[][] panel = new double[DEPTH][0];
  private final double[][] sums = new double[ROWS][0];

  /**
   * The depth is at least 1. For r in [0, rows) and c in [0, columns): out[o + r * outRow + c *
   * outColumn] is the chain over k of fma(left[l + r * leftRow + k * leftStep], right[r' + k *
   * rightStep + c * rightColumn]).
   */
  void multiply(
      double[] left,
      int leftOffset,
      int leftRow,
      int leftStep,
      double[] right,
      int rightOffset,
      int rightStep,
      int rightColumn,
      double[] out,
      int outOffset,
      int outRow,
      int outColumn,
      int rows,
      int depth,
      int columns) {
    int blocks = (columns + WIDTH - 1) / WIDTH;
    int width = (columns + blocks - 1) / blocks;
    grow(sums, ROWS, width);
    grow(panel, Math.min(depth, DEPTH), width);
    for (int column = 0; column < columns; column += width) {
      int wide = Math.min(width, columns - column);
      for (int k = 0; k < depth; k += DEPTH) {
        int deep = Math.min(DEPTH, depth - k);
        int from = rightOffset + k * rightStep + column * rightColumn;
        pack(right, from, rightStep, rightColumn, deep, wide);
        int source = leftOffset + k * leftStep;
        int target = outOffset + column * outColumn;
        for (int row = 0; row < rows; ) {
          int count = rows - row >= ROWS ? ROWS : 1;
          int at = target + row * outRow;
          load(out, at, outRow, outColumn, count, wide, k == 0);
          addRows(left, source + row * leftRow, leftRow, leftStep, count, deep, wide);
          store(out, at, outRow, outColumn, count, wide);
          row += count;
        }
      }
    }
  }

  private static void grow(double[][] arrays, int count, int width) {
    for (int i = 0; i < count; i++) {
      if (arrays[i].length < width) {
        arrays[i] = new double[width];
      }
    }
  }

  private void pack(double[] right, int from, int step, int column, int deep, int wide) {
    for (int k = 0; k < deep; k++) {
      if (column == 1) {
        System.arraycopy(right, from + k * step, panel[k], 0, wide);
      } else {
        copy(right, from + k * step, column, panel[k], wide);
      }
    }
  }

  private static void copy(double[] source, int from, int step, double[] target, int count) {
    for (int i = 0; i < count; i++) {
      target[i] = source[from + i * step];
    }
  }

  private void load(double[] out, int at, int row, int column, int count, int wide, boolean start) {
    for (int r = 0; r < count; r++) {
      if (start) {
        Arrays.fill(sums[r], 0, wide, 0);
      } else {
        copy(out, at + r * row, column, sums[r], wide);
      }
    }
  }

  private void store(double[] out, int at, int row, int column, int count, int wide) {
    for (int r = 0; r < count; r++) {
      int to = at + r * row;
      if (column == 1) {
        System.arraycopy(sums[r], 0, out, to, wide);
      } else {
        scatter(sums[r], out, to, column, wide);
      }
    }
  }

  private static void scatter(double[] source, double[] target, int to, int step, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i * step] = source[i];
    }
  }

  private void addRows(double[] left, int from, int row, int step, int count, int deep, int wide) {
    if (count == ROWS) {
      fourRows(left, from, row, step, deep, wide);
    } else {
      oneRow(left, from, step, deep, wide);
    }
  }

  private void fourRows(double[] left, int from, int row, int step, int deep, int wide) {
    int k = 0;
    for (; k + 2 <= deep; k += 2) {
      fourByTwo(left, from + k * step, row, step, panel[k], panel[k + 1], wide);
    }
    for (; k < deep; k++) {
      for (int r = 0; r < ROWS; r++) {
        oneByOne(left[from + r * row + k * step], panel[k], sums[r], wide);
      }
    }
  }

  private void oneRow(double[] left, int from, int step, int deep, int wide) {
    int k = 0;
    for (; k + 4 <= deep; k += 4) {
      oneByFour(left, from + k * step, step, k, sums[0], wide);
    }
    for (; k < deep; k++) {
      oneByOne(left[from + k * step], panel[k], sums[0], wide);
    }
  }

  private void fourByTwo(
      double[] left, int from, int row, int step, double[] b0, double[] b1, int wide) {
    int r1 = from + row;
    int r2 = r1 + row;
    int r3 = r2 + row;
    fourByTwo(
        left[from],
        left[from + step],
        left[r1],
        left[r1 + step],
        left[r2],
        left[r2 + step],
        left[r3],
        left[r3 + step],
        b0,
        b1,
        sums[0],
        sums[1],
        sums[2],
        sums[3],
        wide);
  }

  private static void fourByTwo(
      double a00,
      double a01,
      double a10,
      double a11,
      double a20,
      double a21,
      double a30,
      double a31,
      double[] b0,
      double[] b1,
      double[] c0,
      double[] c1,
      double[] c2,
      double[] c3,
      int wide) {
    for (int j = 0; j < wide; j++) {
      double x0 = b0[j];
      double x1 = b1[j];
      c0[j] = Math.fma(a01, x1, Math.fma(a00, x0, c0[j]));
      c1[j] = Math.fma(a11, x1, Math.fma(a10, x0, c1[j]));
      c2[j] = Math.fma(a21, x1, Math.fma(a20, x0, c2[j]));
      c3[j] = Math.fma(a31, x1, Math.fma(a30, x0, c3[j]));
    }
  }

  private void oneByFour(double[] left, int from, int step, int k, double[] c, int wide) {
    oneByFour(
        left[from],
        left[from + step],
        left[from + 2 * step],
        left[from + 3 * step],
        panel[k],
        panel[k + 1],
        panel[k + 2],
        panel[k + 3],
        c,
        wide);
  }

  private static void oneByFour(
      double a0,
      double a1,
      double a2,
      double a3,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      double[] c,
      int wide) {
    for (int j = 0; j < wide; j++) {
      double two = Math.fma(a1, b1[j], Math.fma(a0, b0[j], c[j]));
      c[j] = Math.fma(a3, b3[j], Math.fma(a2, b2[j], two));
    }
  }

  private static void oneByOne(double a, double[] b, double[] c, int wide) {
    for (int j = 0; j < wide; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
    }
  }
}
