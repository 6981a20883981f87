package dev.nnc.runtime.data;

/** What stands in for a missing value. */
public sealed interface Fill {
  /** Nothing does: a missing value is the user's mistake. */
  record Reject() implements Fill {}

  /**
   * The mean of the column's values in the training part.
   *
   * @param path of the cell that keeps it: {@code data/x/missing/mean}
   */
  record Mean(String path) implements Fill {}

  /** A number. */
  record Constant(double value) implements Fill {}
}
