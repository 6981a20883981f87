package dev.nnc.runtime.kernel;

import dev.nnc.runtime.lanes.Lanes;

/**
 * How the result of a product is cut into tiles for several threads. Each thread has a second tile
 * to take while another is late. The longer side is cut, so that little of the other operand is
 * read, or copied, twice; tiles end with whole vectors and strips of rows.
 */
final class ProductTiles {
  /** The number of multiplications that other threads are worth being woken for. */
  private static final long ENOUGH = Lanes.AVAILABLE ? 1 << 22 : 1 << 20;

  private static final int EACH = 2;

  /** Narrower results take as long as this many columns. */
  private static final int VECTOR = 16;

  private static final int STRIP = 8;

  /** Smaller tiles lose more to what is done once for each than they gain. */
  private static final int LEAST_ROWS = 16;

  private static final int LEAST_COLUMNS = 48;

  private int rows;
  private int columns;
  private int tileRows = 1;
  private int tileColumns = 1;
  private int across;
  private int count;

  static boolean pay(int m, int k, int n) {
    return (long) m * k * Math.max(n, VECTOR) >= ENOUGH;
  }

  /** Cuts a result of m x n elements. */
  void cut(int m, int n, int threads) {
    rows = m;
    columns = n;
    int wanted = EACH * threads;
    int mostDown = Math.max(1, m / (n < VECTOR ? LEAST_ROWS * STRIP : LEAST_ROWS));
    int mostAcross = Math.max(1, n / LEAST_COLUMNS);
    int down = Math.min(wanted, mostDown);
    if (m < n) {
      down = Math.min(ceilDiv(wanted, Math.min(wanted, mostAcross)), mostDown);
    }
    tileColumns = size(n, Math.min(ceilDiv(wanted, down), mostAcross), VECTOR);
    tileRows = size(m, down, STRIP);
    across = ceilDiv(n, tileColumns);
    count = across * ceilDiv(m, tileRows);
  }

  /** The size of {@code count} equal parts, or of fewer of whole units. */
  private static int size(int total, int count, int unit) {
    return ceilDiv(ceilDiv(total, count), unit) * unit;
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
