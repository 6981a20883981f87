package dev.nnc.runtime.kernel;

import dev.nnc.runtime.kernel.lanes.FloatEightRows;
import dev.nnc.runtime.kernel.lanes.FloatFourRows;
import dev.nnc.runtime.lanes.FloatLanes;
import java.util.Arrays;

/**
 * Tiles of a product in lanes, on one thread. The result is cut into blocks of columns, and the
 * inner index into blocks of depth; the right operand's part of both is copied into panels of three
 * vectors, which stay in the second level of cache while strips of {@link #ROWS} rows pass by.
 * After the last block of depth a strip is finished, and still in the first level when the edge
 * gets it.
 */
final class FloatLaneProduct {
  private static final int LENGTH = FloatLanes.LENGTH;
  private static final int PANEL = 3 * LENGTH;
  private static final int ROWS = LaneRows.of(LENGTH * Float.SIZE);
  private static final int HALF = 4;
  private static final int WIDTH = 432;
  private static final int DEPTH = 400;

  /** Elements of partial sums that stay in the second level of cache. */
  private static final int SCRATCH = 1 << 16;

  private final FloatPanelPacker packer = new FloatPanelPacker(PANEL, LENGTH);
  private float[] left = {};
  private float[] scratch = {};

  private FloatProduct product = FloatProduct.NOTHING;
  private int column;
  private int columns;
  private int vectors;
  private int firstRow;
  private int lastRow;

  /** The block of depth. */
  private int from;

  private int depth;
  private boolean isFirst;
  private boolean isLast;

  /** Whether strips of all rows are computed in place, not in {@link #scratch}. */
  private boolean inPlace;

  private int scratchStride;

  /** The row that the scratch memory starts with. */
  private int scratchRow;

  /** The strip in work. */
  private float[] tile = scratch;

  private int tileStride;
  private float[] source = left;
  private int sourceRow;
  private int sourceStep;

  static boolean pays(FloatProduct product, int rows, int columns) {
    return product.n > 1 && (long) rows * columns * product.k >= 256;
  }

  /** Computes the elements in rows [fromRow, toRow) and columns [fromColumn, toColumn). */
  void multiply(FloatProduct operands, int fromRow, int toRow, int fromColumn, int toColumn) {
    product = operands;
    int width = share(toColumn - fromColumn, WIDTH / PANEL * PANEL, PANEL);
    for (int c = fromColumn; c < toColumn; c += width) {
      column = c;
      columns = Math.min(width, toColumn - c);
      rowBlocks(fromRow, toRow);
    }
    product = FloatProduct.NOTHING;
    tile = scratch;
    source = left;
    packer.clear();
  }

  /** The size of blocks, a multiple of a unit, if the fewest that suffice are about as large. */
  private static int share(int total, int most, int unit) {
    int blocks = Math.max(1, ceilDiv(total, most));
    return Math.max(1, ceilDiv(ceilDiv(total, blocks), unit)) * unit;
  }

  private static int ceilDiv(int x, int y) {
    return (x + y - 1) / y;
  }

  private void rowBlocks(int fromRow, int toRow) {
    vectors = ceilDiv(columns, LENGTH);
    inPlace = product.out != null && columns == vectors * LENGTH;
    scratchStride = vectors * LENGTH;
    int deep = share(product.k, DEPTH, 1);
    boolean oneDepth = deep >= product.k;
    int high = oneDepth || inPlace ? toRow - fromRow : height();
    int strips = Math.max(FloatProduct.PIECE, ROWS * scratchStride);
    grow(oneDepth || inPlace ? strips : high * scratchStride);
    packer.set(product, column, columns, Math.min(high, toRow - fromRow));
    for (firstRow = fromRow; firstRow < toRow; firstRow += high) {
      lastRow = Math.min(firstRow + high, toRow);
      depthBlocks(deep);
    }
  }

  private int height() {
    return Math.max(1, SCRATCH / scratchStride / ROWS) * ROWS;
  }

  private void grow(int size) {
    if (scratch.length < size) {
      scratch = new float[size];
    }
    int most = Math.min(product.k, DEPTH) * ROWS;
    if (left.length < most) {
      left = new float[most];
    }
  }

  private void depthBlocks(int deep) {
    from = 0;
    do {
      depth = Math.min(deep, product.k - from);
      isFirst = from == 0;
      isLast = from + depth == product.k;
      packer.pack(from, depth);
      strips();
      from += depth;
    } while (from < product.k);
  }

  private void strips() {
    int finished = firstRow;
    scratchRow = firstRow;
    for (int row = firstRow; row < lastRow; ) {
      int rows = Math.min(ROWS, lastRow - row);
      strip(row, rows);
      row += rows;
      if (isLast && (row == lastRow || isFull(row - finished))) {
        finish(finished, row);
        finished = row;
        scratchRow = isFirst ? row : firstRow;
      }
    }
  }

  /** Whether another strip would make a piece too large. */
  private boolean isFull(int rows) {
    return (rows + ROWS) * scratchStride > FloatProduct.PIECE;
  }

  private void finish(int fromRow, int toRow) {
    int rows = toRow - fromRow;
    if (product.out == null) {
      int at = (fromRow - scratchRow) * scratchStride;
      product.finish(scratch, at, scratchStride, fromRow, rows, column, columns);
    } else {
      int at = product.target(fromRow, column);
      product.finish(product.out, at, product.n, fromRow, rows, column, columns);
    }
  }

  private void strip(int row, int rows) {
    int high = rows > HALF ? ROWS : HALF;
    boolean whole = rows == high;
    int at;
    if (inPlace && whole && product.out != null) {
      tile = product.out;
      tileStride = product.n;
      at = product.target(row, column);
    } else {
      tile = scratch;
      tileStride = scratchStride;
      at = inPlace ? 0 : (row - scratchRow) * scratchStride;
    }
    if (isFirst) {
      clear(at, high);
    }
    panels(at, high, takeLeft(row, rows, high));
    if (isLast && tile == scratch && product.out != null) {
      copy(at, product.out, product.target(row, column), rows);
    }
  }

  private void clear(int at, int rows) {
    for (int r = 0; r < rows; r++) {
      int start = at + r * tileStride;
      Arrays.fill(tile, start, start + vectors * LENGTH, 0);
    }
  }

  private void copy(int at, float[] out, int target, int rows) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(scratch, at + r * scratchStride, out, target + r * product.n, columns);
    }
  }

  /** Where the strip's rows of the left operand start, which may be copied for it. */
  private int takeLeft(int row, int rows, int high) {
    int start = product.left(row) + from * product.aStep;
    if (rows == high && (product.aStep == 1 || vectors <= 3)) {
      source = product.a;
      sourceRow = product.aRow;
      sourceStep = product.aStep;
      return start;
    }
    for (int k = 0; k < depth; k++) {
      gather(start + k * product.aStep, rows, k * high, high);
    }
    source = left;
    sourceRow = 1;
    sourceStep = high;
    return 0;
  }

  private void gather(int start, int rows, int to, int high) {
    for (int r = 0; r < rows; r++) {
      left[to + r] = product.a[start + r * product.aRow];
    }
    for (int r = rows; r < high; r++) {
      left[to + r] = 0;
    }
  }

  private void panels(int at, int high, int start) {
    int step = packer.step();
    for (int vector = 0; vector < vectors; vector += 3) {
      int right = packer.start(vector / 3);
      int wide = Math.min(3, vectors - vector);
      if (high == HALF) {
        four(wide, start, right, step, at + vector * LENGTH);
      } else {
        eight(wide, start, right, step, at + vector * LENGTH);
      }
    }
  }

  private void eight(int wide, int l, int r, int step, int at) {
    float[] right = packer.array();
    switch (wide) {
      case 3 ->
          FloatEightRows.three(
              source, l, sourceRow, sourceStep, right, r, step, depth, tile, at, tileStride);
      case 2 ->
          FloatEightRows.two(
              source, l, sourceRow, sourceStep, right, r, step, depth, tile, at, tileStride);
      default ->
          FloatEightRows.one(
              source, l, sourceRow, sourceStep, right, r, step, depth, tile, at, tileStride);
    }
  }

  private void four(int wide, int l, int r, int step, int at) {
    float[] right = packer.array();
    switch (wide) {
      case 3 ->
          FloatFourRows.three(
              source, l, sourceRow, sourceStep, right, r, step, depth, tile, at, tileStride);
      case 2 ->
          FloatFourRows.two(
              source, l, sourceRow, sourceStep, right, r, step, depth, tile, at, tileStride);
      default ->
          FloatFourRows.one(
              source, l, sourceRow, sourceStep, right, r, step, depth, tile, at, tileStride);
    }
  }
}
