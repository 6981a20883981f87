package dev.nnc.runtime.kernel;

import dev.nnc.runtime.lanes.Lanes;
import org.jspecify.annotations.Nullable;

/** Tiles of products, as {@link Products} states them, on one thread with scratch memory. */
final class FloatTiles {
  /** Below these sizes copying the right operand costs more than it saves. */
  static final int NARROW = 4;

  static final int WIDE = 24;

  private static final int SCRATCH = 1 << 16;

  private final @Nullable FloatLaneTiles lanes;
  private final FloatPanels panels = new FloatPanels();
  private final FloatInner inner;
  private final FloatColumnInner columnInner = new FloatColumnInner();
  private float[] scratch = {};

  /** In lanes as soon as those are compiled, if there are any. */
  FloatTiles() {
    this(Lanes.AVAILABLE, true);
  }

  /** In lanes or not, whatever is compiled. */
  FloatTiles(boolean inLanes) {
    this(inLanes, false);
  }

  private FloatTiles(boolean inLanes, boolean waits) {
    lanes = inLanes ? new FloatLaneTiles(waits) : null;
    inner = new FloatInner(inLanes, waits);
  }

  /** Computes the elements in rows [fromRow, toRow) and columns [fromColumn, toColumn). */
  void multiply(FloatProduct product, int fromRow, int toRow, int fromColumn, int toColumn) {
    int rows = toRow - fromRow;
    int columns = toColumn - fromColumn;
    if (rows == 0 || columns == 0) {
      return;
    }
    if (lanes == null || !lanes.multiply(product, fromRow, toRow, fromColumn, toColumn)) {
      scalar(product, fromRow, rows, fromColumn, columns);
    }
  }

  private void scalar(FloatProduct product, int fromRow, int rows, int column, int columns) {
    if (product.out == null) {
      scratched(product, fromRow, rows, column, columns);
    } else {
      int at = product.target(fromRow, column);
      part(product, fromRow, rows, column, columns, product.out, at, product.n);
    }
  }

  private void scratched(FloatProduct product, int fromRow, int rows, int column, int columns) {
    int most = Math.max(1, SCRATCH / columns);
    int size = Math.min(most, rows) * columns;
    if (scratch.length < size) {
      scratch = new float[size];
    }
    for (int r = 0; r < rows; r += most) {
      int count = Math.min(most, rows - r);
      part(product, fromRow + r, count, column, columns, scratch, 0, columns);
    }
  }

  private void part(
      FloatProduct product,
      int row,
      int rows,
      int column,
      int columns,
      float[] out,
      int at,
      int stride) {
    multiply(product, row, rows, column, columns, out, at, stride);
    product.finishInPieces(out, at, stride, row, rows, column, columns);
  }

  private void multiply(
      FloatProduct p, int row, int rows, int column, int columns, float[] out, int at, int stride) {
    int left = p.left(row);
    int right = p.right(column);
    if (p.n == 1 && p.aRow == 1 && rows >= NARROW) {
      columnInner.multiply(p.a, left, p.aStep, p.b, right, p.k, out, at, rows);
    } else if (p.n == 1) {
      for (int r = 0; r < rows; r++) {
        out[at + r * stride] = inner.multiply(p.a, left + r * p.aRow, p.aStep, p.b, right, p.k);
      }
    } else if (p.k > 0 && rows >= NARROW && columns >= WIDE) {
      panels.multiply(
          p.a, left, p.aRow, p.aStep, p.b, right, p.bStep, p.bColumn, out, at, stride, 1, rows, p.k,
          columns);
    } else if (p.k > 0 && columns >= NARROW && rows >= WIDE) {
      // The factors of an fma commute: the transposed product has the same bits.
      panels.multiply(
          p.b, right, p.bColumn, p.bStep, p.a, left, p.aStep, p.aRow, out, at, 1, stride, columns,
          p.k, rows);
    } else {
      FloatChains.multiply(
          p.a, left, p.aRow, p.aStep, p.b, right, p.bStep, p.bColumn, out, at, stride, rows, p.k,
          columns);
    }
  }
}
