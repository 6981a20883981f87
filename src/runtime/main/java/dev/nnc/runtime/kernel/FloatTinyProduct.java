package dev.nnc.runtime.kernel;

import dev.nnc.runtime.kernel.lanes.FloatEightRows;
import dev.nnc.runtime.kernel.lanes.FloatFourRows;
import dev.nnc.runtime.lanes.FloatLanes;

/**
 * A product in lanes whose result has at most 16 rows and columns, such as the gradient of a small
 * layer's weight: what copying and cutting into tiles would cost is more than the product itself.
 * Rows and columns that the result lacks are computed from what the scratch memory holds, and left.
 */
final class FloatTinyProduct {
  private static final int MOST = Sums.LANES;
  private static final int DEPTH = 64;
  private static final int LENGTH = FloatLanes.LENGTH;
  private static final int HALF = 4;
  private static final int ROWS = LaneRows.of(LENGTH * Float.SIZE);

  private final float[] left = new float[MOST * DEPTH];
  private final float[] right = new float[DEPTH * MOST];
  private final float[] zeros = new float[MOST];
  private final float[] tile = new float[MOST * MOST];

  static boolean pays(FloatProduct product) {
    return product.n > 1 && product.n <= MOST && product.m <= MOST && product.k >= MOST;
  }

  void multiply(FloatProduct product) {
    for (int from = 0; from < product.k; from += DEPTH) {
      int depth = Math.min(DEPTH, product.k - from);
      copyLeft(product, from, depth);
      copyRight(product, from, depth);
      for (int row = 0; row < product.m; row += ROWS) {
        boolean isHigh = ROWS > HALF && (product.m - row > HALF || !FloatLaneWarmUp.isRestReady());
        for (int column = 0; column < product.n; column += LENGTH) {
          add(isHigh, row, column, depth, from == 0);
        }
      }
    }
    deliver(product);
  }

  private void copyLeft(FloatProduct product, int from, int depth) {
    for (int row = 0; row < product.m; row++) {
      int at = product.left(row) + from * product.aStep;
      if (product.aStep == 1) {
        System.arraycopy(product.a, at, left, row * DEPTH, depth);
      } else {
        gather(product.a, at, product.aStep, left, row * DEPTH, 1, depth);
      }
    }
  }

  private void copyRight(FloatProduct product, int from, int depth) {
    for (int column = 0; column < product.n; column++) {
      int at = product.right(column) + from * product.bStep;
      gather(product.b, at, product.bStep, right, column, MOST, depth);
    }
  }

  private static void gather(
      float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = from[fromAt + i * fromStep];
    }
  }

  private void add(boolean isHigh, int row, int column, int depth, boolean isFirst) {
    int at = row * MOST + column;
    float[] start = isFirst ? zeros : tile;
    int startAt = isFirst ? column : at;
    int startRow = isFirst ? 0 : MOST;
    if (isHigh) {
      FloatEightRows.one(
          left,
          row * DEPTH,
          DEPTH,
          right,
          column,
          MOST,
          depth,
          start,
          startAt,
          startRow,
          tile,
          at,
          MOST);
    } else {
      FloatFourRows.one(
          left,
          row * DEPTH,
          DEPTH,
          1,
          right,
          column,
          MOST,
          depth,
          start,
          startAt,
          startRow,
          tile,
          at,
          MOST);
    }
  }

  private void deliver(FloatProduct product) {
    if (product.out != null) {
      for (int row = 0; row < product.m; row++) {
        System.arraycopy(tile, row * MOST, product.out, product.target(row, 0), product.n);
      }
    }
    product.finish(tile, 0, MOST, 0, product.m, 0, product.n);
  }
}
