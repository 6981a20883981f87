package dev.nnc.plot.canvas;

/** Numbers as SVG has them: at most two digits behind the point, and no more than needed. */
final class Decimals {
  private static final long LARGEST = 1_000_000;

  private Decimals() {}

  static String of(double value) {
    if (!(Math.abs(value) < LARGEST)) {
      throw new IllegalArgumentException("no place on a page: " + value);
    }
    long hundredths = Math.round(value * 100);
    String sign = hundredths < 0 ? "-" : "";
    long magnitude = Math.abs(hundredths);
    long rest = magnitude % 100;
    String fraction =
        rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : "." + rest / 10 + rest % 10;
    return sign + magnitude / 100 + fraction;
  }
}
