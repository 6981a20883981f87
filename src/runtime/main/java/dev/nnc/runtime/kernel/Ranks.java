package dev.nnc.runtime.kernel;

import java.util.Arrays;

/**
 * What stands below each element of a column, by sorting: in time n log n. Weights are added in
 * double precision, those of equal elements in order of rows, the sums in order of elements.
 */
public final class Ranks {
  private Ranks() {}

  /**
   * For each element the weights of the smaller ones of its column and a share of those of the
   * equal ones; NaN throughout a column with a NaN.
   *
   * @param x [rows, columns], from {@code xStart} on
   * @param weight [rows, columns], from {@code weightStart} on
   * @param result [rows, columns], may be one of the others
   * @param ties the share of equal elements, themselves included
   */
  public static void weightBelow(
      float[] x,
      int xStart,
      float[] weight,
      int weightStart,
      float[] result,
      int rows,
      int columns,
      double ties) {
    for (int column = 0; column < columns; column++) {
      double[] elements = new double[rows];
      double[] weights = new double[rows];
      for (int row = 0; row < rows; row++) {
        elements[row] = x[xStart + row * columns + column];
        weights[row] = weight[weightStart + row * columns + column];
      }
      weightBelow(elements, weights, ties);
      for (int row = 0; row < rows; row++) {
        result[row * columns + column] = (float) weights[row];
      }
    }
  }

  /** The same in double precision. */
  public static void weightBelow(
      double[] x,
      int xStart,
      double[] weight,
      int weightStart,
      double[] result,
      int rows,
      int columns,
      double ties) {
    for (int column = 0; column < columns; column++) {
      double[] elements = new double[rows];
      double[] weights = new double[rows];
      for (int row = 0; row < rows; row++) {
        elements[row] = x[xStart + row * columns + column];
        weights[row] = weight[weightStart + row * columns + column];
      }
      weightBelow(elements, weights, ties);
      for (int row = 0; row < rows; row++) {
        result[row * columns + column] = weights[row];
      }
    }
  }

  /**
   * @param weights takes the result
   */
  private static void weightBelow(double[] elements, double[] weights, double ties) {
    double[] levels = levels(elements);
    if (levels.length > 0 && Double.isNaN(levels[levels.length - 1])) {
      Arrays.fill(weights, Double.NaN);
      return;
    }
    int[] level = new int[elements.length];
    double[] sums = new double[levels.length];
    for (int i = 0; i < elements.length; i++) {
      level[i] = Arrays.binarySearch(levels, elements[i]);
      sums[level[i]] += weights[i];
    }
    double below = 0;
    for (int i = 0; i < sums.length; i++) {
      double own = sums[i];
      sums[i] = below + ties * own;
      below += own;
    }
    for (int i = 0; i < elements.length; i++) {
      weights[i] = sums[level[i]];
    }
  }

  /** The different elements in rising order; -0 becomes 0, in the elements too. */
  private static double[] levels(double[] elements) {
    for (int i = 0; i < elements.length; i++) {
      elements[i] += 0.0;
    }
    double[] sorted = elements.clone();
    Arrays.sort(sorted);
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }
}
