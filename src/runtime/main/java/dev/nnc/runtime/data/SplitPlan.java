package dev.nnc.runtime.data;

import java.util.List;

/**
 * How rows are divided among the parts of a dataset.
 *
 * @param shares of the training part, the validation part and perhaps more; positive, with sum 1
 * @param by what decides
 * @param column the column (or else the placeholder) that decides; empty for {@link By#ROWS}
 */
public record SplitPlan(List<Double> shares, By by, String column) {
  /** What decides about a row. */
  public enum By {
    /** Chance, by the seed; or the order of the file for training in order. */
    ROWS,
    /**
     * The order of a column's values: the smallest train. Equal values stay in the file's order.
     */
    COLUMN,
    /** Chance, but every class is divided by the same shares, within a row. */
    CLASS,
    /** Chance, but rows of one group stay together. */
    GROUP
  }

  /**
   * @throws IllegalArgumentException if the shares are not positive with sum 1, or a column is
   *     missing
   */
  public SplitPlan {
    shares = List.copyOf(shares);
    double sum = shares.stream().mapToDouble(share -> share).sum();
    if (!(Math.abs(sum - 1) < 1e-9) || !shares.stream().allMatch(share -> share > 0)) {
      throw new IllegalArgumentException("shares " + shares);
    }
    if (column.isEmpty() != (by == By.ROWS)) {
      throw new IllegalArgumentException(by + " with column `" + column + "`");
    }
  }

  /** A split by chance, or by the file's order for training in order. */
  public static SplitPlan rows(Double... shares) {
    return new SplitPlan(List.of(shares), By.ROWS, "");
  }
}
