package dev.nnc.runtime.data;

/** What stands in for a missing value. */
public sealed interface Fill {
  /** Nothing does: a missing value is the user's mistake. */
  record Reject() implements Fill {}

  /** The mean of the column's values in the training part. */
  record Mean() implements Fill {}

  /** A number. */
  record Constant(double value) implements Fill {}
}
