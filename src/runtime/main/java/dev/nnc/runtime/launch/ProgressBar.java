package dev.nnc.runtime.launch;

import java.util.Locale;

/** A bar of text. */
final class ProgressBar {
  private static final int WIDTH = 30;

  private ProgressBar() {}

  static String of(long done, long all) {
    double share = all == 0 ? 1 : (double) done / all;
    int filled = (int) (share * WIDTH);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3.0f %%  step %,d of %,d",
        "#".repeat(filled),
        "-".repeat(WIDTH - filled),
        100 * share,
        done,
        all);
  }
}
