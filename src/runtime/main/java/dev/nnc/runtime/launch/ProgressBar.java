package dev.nnc.runtime.launch;

/** A bar of text. */
final class ProgressBar {
  /** Columns below which a bar says nothing. */
  static final int LEAST = 12;

  static final int MOST = 32;

  private ProgressBar() {}

  /**
   * @param columns at least {@link #LEAST}
   */
  static String of(long done, long all, int columns) {
    int width = columns - 2;
    double share = all == 0 ? 1 : Math.min(1, (double) done / all);
    int filled = (int) (share * width);
    return "[" + "#".repeat(filled) + "-".repeat(width - filled) + "]";
  }
}
