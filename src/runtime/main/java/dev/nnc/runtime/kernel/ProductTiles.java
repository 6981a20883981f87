package dev.nnc.runtime.kernel;

import dev.nnc.runtime.lanes.Lanes;

/**
 * How the result of a product is cut into tiles for several threads. Each thread has a second tile
 * to take while another is late. Columns are cut where there are many, so that no part of the right
 * operand is copied twice, else the longer side is; tiles begin with whole panels and strips.
 */
final class ProductTiles {
  /** The number of multiplications that other threads are worth being woken for. */
  private static final long ENOUGH = Lanes.AVAILABLE ? 1 << 22 : 1 << 20;

  private static final int EACH = 2;

  /** Shorter sums take as long as this many terms, for their edge and their way to memory. */
  private static final int LEAST_DEPTH = 16;

  /** Narrower results take as long as this many columns. */
  private static final int VECTOR = 16;

  private static final int STRIP = 8;

  /** Smaller tiles lose more to what is done once for each than they gain. */
  private static final int LEAST_ROWS = 16;

  /** Three of the widest vectors. */
  private static final int PANEL = 48;

  /** Narrower tiles read the left operand too often. */
  private static final int LEAST_PANELS = 2;

  private int rows;
  private int columns;
  private int down;
  private int across;

  static boolean pay(int m, int k, int n) {
    return (double) m * Math.max(k, LEAST_DEPTH) * Math.max(n, VECTOR) >= ENOUGH;
  }

  /**
   * Cuts a result of m x n elements.
   *
   * @param wholeRows whether tiles are to have whole rows, if there are enough
   */
  void cut(int m, int n, int threads, boolean wholeRows) {
    rows = m;
    columns = n;
    int wanted = EACH * threads;
    int mostDown = Math.max(1, m / (n < VECTOR ? LEAST_ROWS * STRIP : LEAST_ROWS));
    int mostAcross = Math.max(1, n / PANEL);
    if (!wholeRows && (m < n || mostAcross / wanted >= LEAST_PANELS)) {
      across = Math.min(wanted, mostAcross);
      down = Math.min(ceilDiv(wanted, across), mostDown);
    } else {
      down = Math.min(wanted, mostDown);
      across = Math.min(ceilDiv(wanted, down), mostAcross);
    }
  }

  /** Where one of {@code count} parts begins, of about as many units each. */
  private static int bound(int part, int count, int total, int unit) {
    return part == count ? total : (int) ((long) (total / unit) * part / count) * unit;
  }

  int count() {
    return across * down;
  }

  int fromRow(int tile) {
    return bound(tile / across, down, rows, STRIP);
  }

  int toRow(int tile) {
    return bound(tile / across + 1, down, rows, STRIP);
  }

  int fromColumn(int tile) {
    return bound(tile % across, across, columns, PANEL);
  }

  int toColumn(int tile) {
    return bound(tile % across + 1, across, columns, PANEL);
  }

  private static int ceilDiv(int x, int y) {
    return (x - 1) / y + 1;
  }
}
