package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Color;
import dev.nnc.plot.canvas.Mark;
import dev.nnc.plot.canvas.Stroke;
import java.util.List;

/**
 * Colours, dashes and marks of categories.
 *
 * @see <a href="https://jfly.uni-koeln.de/color/">M. Okabe and K. Ito, Color Universal Design</a>
 */
public final class Palette {
  private static final List<Color> COLORS =
      List.of(
          Color.of("#0072b2"),
          Color.of("#d55e00"),
          Color.of("#009e73"),
          Color.of("#cc79a7"),
          Color.of("#e69f00"),
          Color.of("#56b4e9"),
          Color.of("#000000"));

  private static final List<List<Double>> DASHES =
      List.of(List.of(), List.of(7.0, 3.0), List.of(2.0, 2.0), List.of(9.0, 3.0, 2.0, 3.0));

  private static final List<Mark> MARKS = List.of(Mark.values());

  private static final double PALE = 0.68;

  private Palette() {}

  /** The colour of a category. */
  public static Color color(int look) {
    return COLORS.get(Math.floorMod(look, COLORS.size()));
  }

  /** A light colour of the same hue, for what lies below. */
  public static Color pale(int look) {
    return color(look).towards(Color.WHITE, PALE);
  }

  /** The line of a category: colour and dashes differ. */
  public static Stroke stroke(int look) {
    return new Stroke(color(look), 1.8, DASHES.get(Math.floorMod(look, DASHES.size())));
  }

  /** The line of a way over colours. */
  public static Stroke path(int look) {
    return new Stroke(color(look + 1), 2, DASHES.get(Math.floorMod(look, DASHES.size())));
  }

  /** The mark of a category. */
  public static Mark mark(int look) {
    return MARKS.get(Math.floorMod(look, MARKS.size()));
  }
}
