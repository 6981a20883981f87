package dev.nnc.plot.chart;

import java.util.List;

/**
 * A direction of a plot.
 *
 * @param name what it measures
 * @param from the least value on it, above 0 where logarithmic
 * @param to the largest, above {@code from}
 */
public record Axis(String name, double from, double to, boolean logarithmic) {
  /** How much longer than the data an axis is at each end. */
  private static final double MARGIN = 0.04;

  public Axis {
    if (!(from < to) || (logarithmic && !(from > 0))) {
      throw new IllegalArgumentException(name + " from " + from + " to " + to);
    }
  }

  /** A linear axis from end to end. */
  public static Axis exact(String name, double from, double to) {
    return new Axis(name, from, to, false);
  }

  /** An axis that holds all values, those that are not finite left aside. */
  public static Axis around(String name, List<Double> values, boolean logarithmic) {
    List<Double> shown =
        values.stream().filter(v -> Double.isFinite(v) && (!logarithmic || v > 0)).toList();
    if (shown.isEmpty()) {
      return new Axis(name, logarithmic ? 0.1 : 0, 1, logarithmic);
    }
    double least = scaled(shown.stream().reduce(Math::min).orElseThrow(), logarithmic);
    double most = scaled(shown.stream().reduce(Math::max).orElseThrow(), logarithmic);
    double margin = least == most ? half(most, logarithmic) : (most - least) * MARGIN;
    return new Axis(
        name,
        unscaled(least - margin, logarithmic),
        unscaled(most + margin, logarithmic),
        logarithmic);
  }

  /** Around a single value. */
  private static double half(double value, boolean logarithmic) {
    return logarithmic ? 0.5 : Math.max(0.5, Math.abs(value) / 10);
  }

  /** Where a value stands: 0 at the start of the axis, 1 at its end. */
  public double share(double value) {
    double start = scaled(from, logarithmic);
    return (scaled(value, logarithmic) - start) / (scaled(to, logarithmic) - start);
  }

  /** Whether a value has a place in this direction, inside the ends or not. */
  public boolean admits(double value) {
    return Double.isFinite(value) && (!logarithmic || value > 0);
  }

  /** The marks along it. */
  public List<Tick> ticks() {
    return logarithmic ? Tick.logarithmic(from, to) : Tick.linear(from, to);
  }

  // StrictMath: pictures have the same bits everywhere.

  private static double scaled(double value, boolean logarithmic) {
    return logarithmic ? StrictMath.log10(value) : value;
  }

  private static double unscaled(double value, boolean logarithmic) {
    return logarithmic ? StrictMath.pow(10, value) : value;
  }
}
