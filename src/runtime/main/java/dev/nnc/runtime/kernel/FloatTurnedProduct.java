package dev.nnc.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A product with few columns and a transposed left operand, computed as the transposed product: so
 * the many rows stand in the lanes, and both operands are read where they are. The factors of an
 * fma commute, so bits are the same.
 */
final class FloatTurnedProduct implements FloatEdge {
  private static final int FEW_COLUMNS = 16;
  private static final int MANY_ROWS = 48;

  private final FloatLaneProduct lanes;
  private final FloatProduct turned = new FloatProduct();
  private FloatProduct product = FloatProduct.NOTHING;
  private float[] scratch = {};

  FloatTurnedProduct(FloatLaneProduct lanes) {
    this.lanes = lanes;
  }

  static boolean pays(FloatProduct product, int rows, int columns) {
    return columns < FEW_COLUMNS && rows >= MANY_ROWS && product.aRow == 1;
  }

  /** Computes the elements in rows [fromRow, toRow) and columns [fromColumn, toColumn). */
  void multiply(FloatProduct operands, int fromRow, int toRow, int fromColumn, int toColumn) {
    product = operands;
    turned.setTurned(product, this);
    lanes.multiply(turned, fromColumn, toColumn, fromRow, toRow);
    turned.clear();
    product = FloatProduct.NOTHING;
  }

  @Override
  public void finish(float[] tile, int at, int stride, int row, int rows, int column, int columns) {
    float @Nullable [] out = product.out;
    if (out == null) {
      grow(rows * columns);
      turn(tile, at, stride, scratch, 0, rows, rows, columns);
      product.finish(scratch, 0, rows, column, columns, row, rows);
    } else {
      int target = product.target(column, row);
      turn(tile, at, stride, out, target, product.n, rows, columns);
      product.finish(out, target, product.n, column, columns, row, rows);
    }
  }

  private void grow(int size) {
    if (scratch.length < size) {
      scratch = new float[size];
    }
  }

  private static void turn(
      float[] tile, int at, int stride, float[] out, int to, int next, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        out[to + c * next + r] = tile[at + r * stride + c];
      }
    }
  }
}
