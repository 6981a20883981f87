package dev.nnc.runtime.kernel;

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
  private static final int WIDTH = 1152 / Float.BYTES;
  private static final int DEPTH = 512;

  /** Up to here the inner index is not divided; blocks have half as many columns instead. */
  private static final int WHOLE_DEPTH = 2 * DEPTH;

  /** Elements of a cache line. */
  private static final int LINE = 64 / Float.BYTES;

  /** Elements that stay in the second level of cache. */
  private static final int NEAR = (1 << 20) / Float.BYTES;

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

  private final FloatLaneStrip strip = new FloatLaneStrip(PANEL);

  /** Keeps the compiler from leaving out {@link #read}. */
  private long unused;

  static boolean pays(FloatProduct product, int rows, int columns) {
    return product.n > 1 && (long) rows * columns * product.k >= 256;
  }

  /** Computes the elements in rows [fromRow, toRow) and columns [fromColumn, toColumn). */
  void multiply(FloatProduct operands, int fromRow, int toRow, int fromColumn, int toColumn) {
    product = operands;
    int width = width(toColumn - fromColumn);
    for (int c = fromColumn; c < toColumn; c += width) {
      column = c;
      columns = Math.min(width, toColumn - c);
      rowBlocks(fromRow, toRow);
    }
    product = FloatProduct.NOTHING;
    packer.clear();
    strip.clear();
  }

  private int width(int total) {
    int most = depthOfBlocks() > DEPTH ? WIDTH / 2 : WIDTH;
    return product.isInWholeRows() ? total : share(total, most / PANEL * PANEL, PANEL);
  }

  private int depthOfBlocks() {
    return product.k <= WHOLE_DEPTH ? Math.max(1, product.k) : share(product.k, DEPTH, 1);
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
    strip.begin();
    int deep = depthOfBlocks();
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
    int most = Math.min(product.k, WHOLE_DEPTH) * ROWS;
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
      readAhead();
      strips();
      from += depth;
    } while (from < product.k);
  }

  /**
   * Reads an element of each cache line that strips share, in the order of memory: misses overlap
   * here, and the processor sees what comes next. Inside the innermost loop neither is so.
   */
  private void readAhead() {
    int rows = lastRow - firstRow;
    if (product.aStep != 1 && isFar() && (long) rows * depth <= NEAR) {
      for (int k = from; k < from + depth; k++) {
        read(product.a, product.left(firstRow) + k * product.aStep, rows);
      }
    }
  }

  /** Whether the left operand is too large to be in cache. */
  private boolean isFar() {
    return (long) product.m * product.k > NEAR;
  }

  private void read(float[] array, int start, int count) {
    long bits = 0;
    for (int i = 0; i < count; i += LINE) {
      bits ^= Float.floatToRawIntBits(array[start + i]);
    }
    unused = bits;
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
    int high = rows > HALF || !FloatLaneWarmUp.isRestReady() ? ROWS : HALF;
    takeLeft(row, rows, high);
    if (inPlace && rows == high && product.out != null) {
      strip.setTile(product.out, product.target(row, column), product.n);
      strip.multiply(high, packer, depth, isFirst);
      return;
    }
    int at = inPlace ? 0 : (row - scratchRow) * scratchStride;
    strip.setTile(scratch, at, scratchStride);
    strip.multiply(high, packer, depth, isFirst);
    if (isLast && product.out != null) {
      copy(at, product.out, product.target(row, column), rows);
    }
  }

  private void copy(int at, float[] out, int target, int rows) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(scratch, at + r * scratchStride, out, target + r * product.n, columns);
    }
  }

  /** Rows that do not fill a strip are copied, for it has no others to read. */
  private void takeLeft(int row, int rows, int high) {
    int start = product.left(row) + from * product.aStep;
    if (rows < high) {
      copyLeft(start, rows, high);
      return;
    }
    if (product.aStep == 1 && isFar()) {
      for (int r = 0; r < high; r++) {
        read(product.a, start + r * product.aRow, depth);
      }
    }
    strip.setLeft(product.a, start, product.aRow, product.aStep);
  }

  private void copyLeft(int start, int rows, int high) {
    Arrays.fill(left, 0, high * depth, 0);
    if (product.aStep == 1) {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(product.a, start + r * product.aRow, left, r * depth, depth);
      }
      strip.setLeft(left, 0, depth, 1);
    } else {
      for (int k = 0; k < depth; k++) {
        System.arraycopy(product.a, start + k * product.aStep, left, k * high, rows);
      }
      strip.setLeft(left, 0, 1, high);
    }
  }
}
