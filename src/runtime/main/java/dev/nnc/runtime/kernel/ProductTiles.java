package dev.nnc.runtime.kernel;

/**
 * How the result of a product is cut into tiles for several threads. A block of columns is as wide
 * as one of the panels, so that little is copied twice; blocks are cut into rows until each thread
 * has a second tile to take while another is late.
 */
final class ProductTiles {
  /** The number of multiplications that other threads are worth being woken for. */
  private static final long ENOUGH = 1 << 20;

  private static final int WIDTH = 512;
  private static final int EACH = 2;

  /** Tiles of fewer rows lose more to the copying of panels than they gain. */
  private static final int LEAST_ROWS = 16;

  private int rows;
  private int columns;
  private int tileRows = 1;
  private int tileColumns = 1;
  private int across;
  private int count;

  static boolean pay(int m, int k, int n) {
    return (long) m * k * n >= ENOUGH;
  }

  /** Cuts a result of m x n elements. */
  void cut(int m, int n, int threads) {
    rows = m;
    columns = n;
    int blocks = Math.min(ceilDiv(n, WIDTH), SharedParts.MOST / 2);
    tileColumns = ceilDiv(n, blocks);
    across = ceilDiv(n, tileColumns);
    int least = n < FloatTiles.WIDE ? LEAST_ROWS * 8 : LEAST_ROWS;
    int down = Math.min(ceilDiv(EACH * threads, across), Math.max(1, m / least));
    tileRows = ceilDiv(ceilDiv(m, down), 4) * 4;
    count = across * ceilDiv(m, tileRows);
  }

  int count() {
    return count;
  }

  int fromRow(int tile) {
    return tile / across * tileRows;
  }

  int toRow(int tile) {
    return fromRow(tile) + Math.min(tileRows, rows - fromRow(tile));
  }

  int fromColumn(int tile) {
    return tile % across * tileColumns;
  }

  int toColumn(int tile) {
    return fromColumn(tile) + Math.min(tileColumns, columns - fromColumn(tile));
  }

  private static int ceilDiv(int x, int y) {
    return (x - 1) / y + 1;
  }
}
