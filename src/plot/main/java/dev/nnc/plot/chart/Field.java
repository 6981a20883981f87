package dev.nnc.plot.chart;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * A function of two numbers, known at the nodes of a regular grid.
 *
 * @param columns nodes along x
 * @param rows nodes along y
 * @param values row by row, from the least y; all finite
 */
public record Field(
    double fromX, double toX, double fromY, double toY, int columns, int rows, double[] values) {
  /** What is not finite becomes the least or the largest of what is. */
  public Field {
    if (values.length != columns * rows || columns < 2 || rows < 2) {
      throw new IllegalArgumentException(values.length + " for " + columns + " x " + rows);
    }
    values = values.clone();
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    double least = Arrays.stream(finite).min().orElse(0);
    double largest = Arrays.stream(finite).max().orElse(0);
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        values[i] = values[i] == Double.NEGATIVE_INFINITY ? least : largest;
      }
    }
  }

  /** The same grid with other values. */
  public Field with(double[] others) {
    return new Field(fromX, toX, fromY, toY, columns, rows, others);
  }

  /** A function on this grid. */
  public Field with(DoubleBinaryOperator function) {
    double[] results = new double[values.length];
    for (int i = 0; i < results.length; i++) {
      results[i] = function.applyAsDouble(x(i % columns), y(i / columns));
    }
    return with(results);
  }

  public double x(int column) {
    return fromX + (toX - fromX) * column / (columns - 1);
  }

  public double y(int row) {
    return fromY + (toY - fromY) * row / (rows - 1);
  }

  public double value(int column, int row) {
    return values[row * columns + column];
  }

  public double least() {
    return Arrays.stream(values).min().orElseThrow();
  }

  public double largest() {
    return Arrays.stream(values).max().orElseThrow();
  }
}
