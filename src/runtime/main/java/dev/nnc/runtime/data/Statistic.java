package dev.nnc.runtime.data;

import java.util.List;

/**
 * A number for each element of a row, learnt from the training rows: the row function takes it as
 * an input, and a session keeps it with the weights.
 *
 * @param path of the cell that keeps it: {@code data/x/standardize/mean}
 * @param result the position, among the results of the row function, of what is looked at
 * @param shape of one row of that
 */
public record Statistic(String path, Kind kind, int result, List<Integer> shape) {
  /** What is learnt. */
  public enum Kind {
    /** The sum of the values by their number. */
    MEAN,
    /** The root of the mean of squared distances from the mean; 1 where all values are equal. */
    DEVIATION,
    /** The smallest value. */
    LEAST,
    /** The largest value less the smallest; 1 where all values are equal. */
    RANGE
  }

  public Statistic {
    shape = List.copyOf(shape);
  }
}
