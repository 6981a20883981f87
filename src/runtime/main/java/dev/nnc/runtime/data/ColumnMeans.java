package dev.nnc.runtime.data;

import dev.nnc.runtime.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Computes what {@link Fill.Mean} puts in place of missing values. */
final class ColumnMeans {
  private ColumnMeans() {}

  /** Sets the fills of all inputs that ask for means, over the training rows alone. */
  static void fill(SideBySide sources, int[] trainingRows) {
    for (OpenSource source : sources.sources()) {
      List<Selection> inputs = source.plan().inputs();
      for (int input = 0; input < inputs.size(); input++) {
        if (inputs.get(input).fill() instanceof Fill.Mean) {
          fill(source, input, trainingRows);
        }
      }
    }
  }

  private static void fill(OpenSource source, int input, int[] trainingRows) {
    boolean[] training = new boolean[source.table().rows()];
    for (int row : trainingRows) {
      training[row] = true;
    }
    double[] sums = source.fill(input);
    int[] counts = new int[sums.length];
    Arrays.fill(sums, 0);
    for (int start = 0; start < training.length; start += OpenSource.CHUNK) {
      int rows = Math.min(OpenSource.CHUNK, training.length - start);
      double[] values = source.read(input, start, rows);
      for (int r = 0; r < rows; r++) {
        if (training[start + r]) {
          add(values, r * sums.length, sums, counts);
        }
      }
    }
    divide(source, input, sums, counts);
  }

  private static void add(double[] values, int start, double[] sums, int[] counts) {
    for (int e = 0; e < sums.length; e++) {
      double value = values[start + e];
      if (!Double.isNaN(value)) {
        sums[e] += value;
        counts[e]++;
      }
    }
  }

  private static void divide(OpenSource source, int input, double[] sums, int[] counts) {
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
      sums[e] /= counts[e];
    }
  }

  /** Gives validation rows the means of the training rows, selection by selection. */
  static void copy(SideBySide training, SideBySide validation) {
    for (OpenSource source : validation.sources()) {
      List<Selection> inputs = source.plan().inputs();
      for (int input = 0; input < inputs.size(); input++) {
        if (inputs.get(input).fill() instanceof Fill.Mean) {
          double[] means = means(training, inputs.get(input));
          System.arraycopy(means, 0, source.fill(input), 0, means.length);
        }
      }
    }
  }

  private static double[] means(SideBySide training, Selection wanted) {
    for (OpenSource source : training.sources()) {
      List<Selection> inputs = source.plan().inputs();
      for (int input = 0; input < inputs.size(); input++) {
        if (inputs.get(input).equals(wanted)) {
          return source.fill(input);
        }
      }
    }
    throw new UserException(
        "`missing mean` for `" + wanted.usedBy() + "` in `validate` has no counterpart in `data`",
        "select the same columns in both, so that the means of the training rows apply");
  }
}
