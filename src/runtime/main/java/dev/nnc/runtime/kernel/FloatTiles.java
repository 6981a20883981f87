package dev.nnc.runtime.kernel;

/** Tiles of products, as {@link Products} states them, on one thread with scratch memory. */
final class FloatTiles {
  /** Below these sizes copying the right operand costs more than it saves. */
  static final int NARROW = 4;

  static final int WIDE = 24;

  private final FloatPanels panels = new FloatPanels();
  private final FloatInner inner = new FloatInner();

  /** Computes the elements in rows [fromRow, toRow) and columns [fromColumn, toColumn). */
  void multiply(
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
      int toRow,
      int fromColumn,
      int toColumn) {
    int aRow = aTransposed ? 1 : k;
    int aStep = aTransposed ? m : 1;
    int bStep = bTransposed ? 1 : n;
    int bColumn = bTransposed ? k : 1;
    int rows = toRow - fromRow;
    int columns = toColumn - fromColumn;
    int left = aOffset + fromRow * aRow;
    int right = bOffset + fromColumn * bColumn;
    int target = outOffset + fromRow * n + fromColumn;
    if (n == 1) {
      for (int row = 0; row < rows; row++) {
        out[target + row] = inner.multiply(a, left + row * aRow, aStep, b, right, k);
      }
    } else if (k > 0 && rows >= NARROW && columns >= WIDE) {
      panels.multiply(
          a, left, aRow, aStep, b, right, bStep, bColumn, out, target, n, 1, rows, k, columns);
    } else if (k > 0 && columns >= NARROW && rows >= WIDE) {
      // The factors of an fma commute: the transposed product has the same bits.
      panels.multiply(
          b, right, bColumn, bStep, a, left, aStep, aRow, out, target, 1, n, columns, k, rows);
    } else {
      FloatChains.multiply(
          a, left, aRow, aStep, b, right, bStep, bColumn, out, target, n, rows, k, columns);
    }
  }
}
