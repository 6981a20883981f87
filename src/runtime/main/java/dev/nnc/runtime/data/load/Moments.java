package dev.nnc.runtime.data.load;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Learns statistics of one result of a row function in two passes over the training rows: sums and
 * bounds, then squared distances from the means. Sums run in the order of the rows.
 */
final class Moments {
  private final OpenSource source;
  private final List<Statistic> statistics;
  private final int[] destinations;
  private final double[] sums;
  private final double[] squares;
  private final double[] least;
  private final double[] greatest;
  private int count;

  /**
   * @param statistics of one result
   * @param destinations at least 0 for each row that counts
   */
  Moments(OpenSource source, List<Statistic> statistics, int width, int[] destinations) {
    this.source = source;
    this.statistics = statistics;
    this.destinations = destinations;
    sums = new double[width];
    squares = new double[width];
    least = new double[width];
    greatest = new double[width];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
  }

  private interface Pass {
    void row(double[] values, int start);
  }

  /**
   * Fills in the statistics.
   *
   * @throws UserException if a value is infinite or not a number
   */
  void learn(Fitted fitted) {
    run(this::bound);
    if (statistics.stream().anyMatch(each -> each.kind() == Statistic.Kind.DEVIATION)) {
      run(this::square);
    }
    for (Statistic statistic : statistics) {
      double[] values = fitted.statistic(statistic.path());
      for (int e = 0; e < values.length; e++) {
        values[e] = value(statistic.kind(), e);
      }
    }
    noteConstants(fitted);
  }

  private void noteConstants(Fitted fitted) {
    long constants = IntStream.range(0, sums.length).filter(this::isConstant).count();
    if (constants > 0) {
      String[] path = statistics.get(0).path().split("/", -1);
      fitted.note(
          String.format(
              Locale.ROOT,
              "%s: of %d numbers a row, %d are the same in all training rows: `%s` takes their scale for 1",
              path[1],
              sums.length,
              constants,
              path[2]));
    }
  }

  private void run(Pass pass) {
    int result = statistics.get(0).result();
    source.forEachChunk(
        (start, rows) -> {
          double[] values = (double[]) source.compute(start, rows, destinations)[result];
          for (int r = 0; r < rows; r++) {
            if (destinations[start + r] >= 0) {
              requireFinite(values, r * sums.length, start + r);
              pass.row(values, r * sums.length);
            }
          }
        });
  }

  private void requireFinite(double[] values, int start, int row) {
    for (int e = 0; e < sums.length; e++) {
      if (!Double.isFinite(values[start + e])) {
        String path = statistics.get(0).path();
        String placeholder = path.split("/", -1)[1];
        throw new UserException(
            source.place(row, placeholder, e)
                + ": a value of `"
                + placeholder
                + "` is "
                + values[start + e]
                + ", which has no mean",
            "leave such rows out with `where`, or change the expression");
      }
    }
  }

  private void bound(double[] values, int start) {
    count++;
    for (int e = 0; e < sums.length; e++) {
      double value = values[start + e];
      sums[e] += value;
      least[e] = Math.min(least[e], value);
      greatest[e] = Math.max(greatest[e], value);
    }
  }

  private void square(double[] values, int start) {
    for (int e = 0; e < sums.length; e++) {
      double distance = values[start + e] - mean(e);
      squares[e] += distance * distance;
    }
  }

  private boolean isConstant(int element) {
    return least[element] == greatest[element];
  }

  private double mean(int element) {
    return isConstant(element) ? least[element] : sums[element] / count;
  }

  private double value(Statistic.Kind kind, int element) {
    return switch (kind) {
      case MEAN -> mean(element);
      case DEVIATION -> deviation(Math.sqrt(squares[element] / count));
      case LEAST -> least[element];
      case RANGE -> isConstant(element) ? 1 : greatest[element] - least[element];
    };
  }

  /** Squares of the smallest distances vanish. */
  private static double deviation(double root) {
    return root == 0 ? 1 : root;
  }
}
