package dev.nnc.runtime.picture;

/** Numbers from one to another. */
public record Interval(double from, double to) {
  public Interval {
    if (!(from < to) || !Double.isFinite(to - from)) {
      throw new IllegalArgumentException("from " + from + " to " + to);
    }
  }
}
