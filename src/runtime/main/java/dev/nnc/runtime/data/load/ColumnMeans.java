package dev.nnc.runtime.data.load;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.Fill;
import java.util.Arrays;
import java.util.Locale;

/** Learns what {@link Fill.Mean} puts in place of missing values. */
final class ColumnMeans {
  private final OpenSource source;
  private final int input;
  private final double[] sums;
  private final int[] counts;

  private ColumnMeans(OpenSource source, int input, int width) {
    this.source = source;
    this.input = input;
    this.sums = new double[width];
    this.counts = new int[width];
  }

  /**
   * Fills in the means of one input over some rows, summed up in their order.
   *
   * @param training for each row of the table whether it counts
   * @param means stay as they are until all are known
   * @throws UserException if a column has no value there
   */
  static void learn(OpenSource source, int input, boolean[] training, double[] means) {
    ColumnMeans learning = new ColumnMeans(source, input, means.length);
    source.forEachChunk((start, rows) -> learning.add(start, rows, training));
    learning.requireValues();
    Arrays.setAll(means, e -> learning.sums[e] / learning.counts[e]);
  }

  private void add(int firstRow, int rows, boolean[] training) {
    double[] values = source.read(input, firstRow, rows);
    for (int r = 0; r < rows; r++) {
      if (training[firstRow + r]) {
        add(values, r * sums.length);
      }
    }
  }

  private void add(double[] values, int start) {
    for (int e = 0; e < sums.length; e++) {
      double value = values[start + e];
      if (!Double.isNaN(value)) {
        sums[e] += value;
        counts[e]++;
      }
    }
  }

  private void requireValues() {
    for (int e = 0; e < sums.length; e++) {
      if (counts[e] == 0) {
        throw new UserException(
            String.format(
                Locale.ROOT,
                "`missing mean` has nothing to go by: no training row of %s has a number in column `%s`",
                source.name(),
                source.fieldName(input, e)),
            "use `missing 0`, or leave the column out");
      }
    }
  }
}
