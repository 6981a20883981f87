package dev.nnc.runtime.kernel;

import java.util.Objects;

/**
 * Dense products of matrices stored by rows.
 *
 * <p>Every element of the result is one chain, acc = fma(a[i, k], b[k, j], acc) in increasing k
 * from +0, whatever the tiling. With a single column (n = 1) it is an inner product instead: lane[k
 * &amp; 15] = fma(a[i, k], b[k], lane[k &amp; 15]) in increasing k, in blocks of {@link
 * Sums#BLOCK}; {@link Sums#join} joins the 16 lanes of a block, and the blocks' results are added
 * in order to a total that starts from +0.
 *
 * <p>An instance owns scratch memory (at most 1 MiB for float, 2 MiB for double), so one belongs to
 * one thread; calls allocate nothing once it has grown.
 */
public final class Products {
  /** Below these sizes copying the right operand costs more than it saves. */
  private static final int NARROW = 4;

  private static final int WIDE = 24;

  private final FloatPanels floatPanels = new FloatPanels();
  private final FloatInner floatInner = new FloatInner();
  private final DoublePanels doublePanels = new DoublePanels();
  private final DoubleInner doubleInner = new DoubleInner();

  /**
   * Writes the product of a [m, k] and b [k, n] to {@code out} [m, n].
   *
   * @param aTransposed whether a is stored as [k, m]
   * @param bTransposed whether b is stored as [n, k]
   * @throws IndexOutOfBoundsException if an operand reaches past the end of its array
   */
  public void multiply(
      float[] a,
      int aOffset,
      boolean aTransposed,
      float[] b,
      int bOffset,
      boolean bTransposed,
      float[] out,
      int outOffset,
      int m,
      int k,
      int n) {
    multiplyRows(a, aOffset, aTransposed, b, bOffset, bTransposed, out, outOffset, m, k, n, 0, m);
  }

  /**
   * The rows from {@code fromRow} (inclusive) to {@code toRow} (exclusive) of {@link
   * #multiply(float[], int, boolean, float[], int, boolean, float[], int, int, int, int)}: the unit
   * to share among threads, each with its own instance.
   */
  public void multiplyRows(
      float[] a,
      int aOffset,
      boolean aTransposed,
      float[] b,
      int bOffset,
      boolean bTransposed,
      float[] out,
      int outOffset,
      int m,
      int k,
      int n,
      int fromRow,
      int toRow) {
    Objects.checkFromIndexSize(aOffset, Math.multiplyExact(m, k), a.length);
    Objects.checkFromIndexSize(bOffset, Math.multiplyExact(k, n), b.length);
    Objects.checkFromIndexSize(outOffset, Math.multiplyExact(m, n), out.length);
    Objects.checkFromToIndex(fromRow, toRow, m);
    int aRow = aTransposed ? 1 : k;
    int aStep = aTransposed ? m : 1;
    int bStep = bTransposed ? 1 : n;
    int bColumn = bTransposed ? k : 1;
    int rows = toRow - fromRow;
    int left = aOffset + fromRow * aRow;
    int target = outOffset + fromRow * n;
    if (n == 1) {
      for (int row = 0; row < rows; row++) {
        out[target + row] = floatInner.multiply(a, left + row * aRow, aStep, b, bOffset, k);
      }
    } else if (k > 0 && rows >= NARROW && n >= WIDE) {
      floatPanels.multiply(
          a, left, aRow, aStep, b, bOffset, bStep, bColumn, out, target, n, 1, rows, k, n);
    } else if (k > 0 && n >= NARROW && rows >= WIDE) {
      // The factors of an fma commute: the transposed product has the same bits.
      floatPanels.multiply(
          b, bOffset, bColumn, bStep, a, left, aStep, aRow, out, target, 1, n, n, k, rows);
    } else {
      FloatChains.multiply(
          a, left, aRow, aStep, b, bOffset, bStep, bColumn, out, target, n, rows, k, n);
    }
  }

  /** As the method for float. */
  public void multiply(
      double[] a,
      int aOffset,
      boolean aTransposed,
      double[] b,
      int bOffset,
      boolean bTransposed,
      double[] out,
      int outOffset,
      int m,
      int k,
      int n) {
    multiplyRows(a, aOffset, aTransposed, b, bOffset, bTransposed, out, outOffset, m, k, n, 0, m);
  }

  /** As the method for float. */
  public void multiplyRows(
      double[] a,
      int aOffset,
      boolean aTransposed,
      double[] b,
      int bOffset,
      boolean bTransposed,
      double[] out,
      int outOffset,
      int m,
      int k,
      int n,
      int fromRow,
      int toRow) {
    Objects.checkFromIndexSize(aOffset, Math.multiplyExact(m, k), a.length);
    Objects.checkFromIndexSize(bOffset, Math.multiplyExact(k, n), b.length);
    Objects.checkFromIndexSize(outOffset, Math.multiplyExact(m, n), out.length);
    Objects.checkFromToIndex(fromRow, toRow, m);
    int aRow = aTransposed ? 1 : k;
    int aStep = aTransposed ? m : 1;
    int bStep = bTransposed ? 1 : n;
    int bColumn = bTransposed ? k : 1;
    int rows = toRow - fromRow;
    int left = aOffset + fromRow * aRow;
    int target = outOffset + fromRow * n;
    if (n == 1) {
      for (int row = 0; row < rows; row++) {
        out[target + row] = doubleInner.multiply(a, left + row * aRow, aStep, b, bOffset, k);
      }
    } else if (k > 0 && rows >= NARROW && n >= WIDE) {
      doublePanels.multiply(
          a, left, aRow, aStep, b, bOffset, bStep, bColumn, out, target, n, 1, rows, k, n);
    } else if (k > 0 && n >= NARROW && rows >= WIDE) {
      // The factors of an fma commute: the transposed product has the same bits.
      doublePanels.multiply(
          b, bOffset, bColumn, bStep, a, left, aStep, aRow, out, target, 1, n, n, k, rows);
    } else {
      DoubleChains.multiply(
          a, left, aRow, aStep, b, bOffset, bStep, bColumn, out, target, n, rows, k, n);
    }
  }
}
