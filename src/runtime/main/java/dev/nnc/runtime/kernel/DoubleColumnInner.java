package dev.nnc.runtime.kernel;

import java.util.Arrays;

/**
 * Inner products of many columns that stand next to each other with one vector, in the order of
 * {@link DoubleInner}: each row of the operand is read once, where it is.
 */
final class DoubleColumnInner {
  private static final int WIDTH = 512;

  /** The 16 partial sums of each column. */
  private final double[][] sums = new double[Sums.LANES][0];

  /**
   * For c in [0, columns): out[to + c] = the inner product of a[from + k * step + c] and b[start +
   * k], k in [0, depth).
   */
  void multiply(
      double[] a,
      int from,
      int step,
      double[] b,
      int start,
      int depth,
      double[] out,
      int to,
      int columns) {
    Arrays.fill(out, to, to + columns, 0);
    for (int c = 0; c < columns; c += WIDTH) {
      int wide = Math.min(WIDTH, columns - c);
      for (int k = 0; k < depth; k += Sums.BLOCK) {
        clear(wide);
        addRows(a, from + k * step + c, step, b, start + k, Math.min(Sums.BLOCK, depth - k), wide);
        join(wide);
        add(sums[0], out, to + c, wide);
      }
    }
  }

  private void clear(int wide) {
    for (int lane = 0; lane < Sums.LANES; lane++) {
      if (sums[lane].length < wide) {
        sums[lane] = new double[wide];
      }
      Arrays.fill(sums[lane], 0, wide, 0);
    }
  }

  private void addRows(double[] a, int from, int step, double[] b, int start, int rows, int wide) {
    for (int row = 0; row < rows; row++) {
      multiply(b[start + row], a, from + row * step, sums[row % Sums.LANES], wide);
    }
  }

  private static void multiply(double factor, double[] a, int from, double[] sums, int wide) {
    for (int c = 0; c < wide; c++) {
      sums[c] = Math.fma(a[from + c], factor, sums[c]);
    }
  }

  /** As {@link Sums#join(double[])}, for each column. */
  private void join(int wide) {
    for (int half = Sums.LANES / 2; half > 0; half /= 2) {
      for (int lane = 0; lane < half; lane++) {
        add(sums[lane + half], sums[lane], 0, wide);
      }
    }
  }

  private static void add(double[] source, double[] target, int to, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i] += source[i];
    }
  }
}
