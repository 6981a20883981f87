package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Colours for numbers, in bands.
 *
 * @param levels where a band ends and the next begins, rising; the first and last are the ends
 * @param anchors colours at equal distances, from low to high
 */
public record Ramp(List<Double> levels, List<Color> anchors) {
  private static final List<Color> CIVIDIS =
      colors(
          "#00224e", "#123570", "#3b496c", "#575d6d", "#707173", "#8a8678", "#a59c74", "#c3b369",
          "#e1cc55", "#fee838");
  private static final List<Color> DIVERGING =
      colors("#0072b2", "#5ea5d0", "#b9d8ea", "#f7f7f7", "#f3cfae", "#e5965a", "#d55e00");
  private static final List<Color> PALE_DIVERGING =
      colors("#8fc1e0", "#b9d8ea", "#dcebf4", "#fafafa", "#f9e6d4", "#f3cfae", "#eeb080");
  private static final List<Color> COUNTS =
      colors("#f1f4f7", "#b9d8ea", "#5ea5d0", "#0072b2", "#00456b");
  private static final int BANDS = 12;
  private static final int EVEN_BANDS = 10;

  public Ramp {
    levels = List.copyOf(levels);
    anchors = List.copyOf(anchors);
  }

  private static List<Color> colors(String... hex) {
    return Arrays.stream(hex).map(Color::of).toList();
  }

  /** From dark blue to yellow, in bands that are met about equally often. */
  public static Ramp sequential(Field field) {
    double[] sorted = field.values().clone();
    Arrays.sort(sorted);
    List<Double> levels = new ArrayList<>(List.of(sorted[0]));
    for (int band = 1; band < BANDS; band++) {
      double quantile = sorted[(int) ((sorted.length - 1L) * band / BANDS)];
      double level = quantile == 0 ? 0 : Tick.rounded(quantile, 2).doubleValue();
      if (level > levels.get(levels.size() - 1) && level < sorted[sorted.length - 1]) {
        levels.add(level);
      }
    }
    levels.add(end(levels, sorted[sorted.length - 1]));
    return new Ramp(levels, CIVIDIS);
  }

  private static double end(List<Double> levels, double largest) {
    double last = levels.get(levels.size() - 1);
    return largest > last ? largest : last + 1;
  }

  /** From blue over white to orange, in equal bands around a middle. */
  public static Ramp diverging(double middle, double reach) {
    return new Ramp(even(middle - reach, middle + reach), DIVERGING);
  }

  /** As {@link #diverging}, so light that points stand out. */
  public static Ramp paleDiverging(double middle, double reach) {
    return new Ramp(even(middle - reach, middle + reach), PALE_DIVERGING);
  }

  /** From near white to dark blue. */
  public static Ramp counts(double most) {
    return new Ramp(even(0, most), COUNTS);
  }

  private static List<Double> even(double from, double to) {
    List<Double> levels = new ArrayList<>();
    for (int band = 0; band <= EVEN_BANDS; band++) {
      levels.add(from + (to - from) * band / EVEN_BANDS);
    }
    return levels;
  }

  int bands() {
    return levels.size() - 1;
  }

  /** The colour of a band, from 0. */
  Color color(int band) {
    return at(bands() == 1 ? 0.5 : (double) band / (bands() - 1));
  }

  /** The colour of a value, without bands; those outside have the colours of the ends. */
  public Color smooth(double value) {
    double from = levels.get(0);
    double to = levels.get(levels.size() - 1);
    return at(Math.max(0, Math.min(1, (value - from) / (to - from))));
  }

  private Color at(double share) {
    double place = share * (anchors.size() - 1);
    int below = Math.min(anchors.size() - 2, (int) place);
    return anchors.get(below).towards(anchors.get(below + 1), place - below);
  }
}
