package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Box;
import dev.nnc.plot.canvas.Canvas;
import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.canvas.TextStyle.Anchor;
import dev.nnc.plot.canvas.TextWidths;
import java.util.List;

/** The colours of numbers, from the least below to the largest above. */
final class ColorBar {
  /** The height of the name above the bar. */
  static final double NAME = 25;

  private static final double LEAST_DISTANCE = 15;

  private ColorBar() {}

  static double width(Ramp ramp, String name) {
    double labels = 0;
    for (double level : ramp.levels()) {
      labels = Math.max(labels, TextWidths.of(Numbers.text(level), Style.TICK.size(), false));
    }
    double title = TextWidths.of(name, Style.LEGEND.size(), false);
    return Math.max(Style.BAR + Style.GAP + labels, Math.min(title, Style.WIDEST_LEGEND));
  }

  /** Draws the bar in the box below its name, its labels to the right. */
  static void paint(Canvas canvas, Box box, Ramp ramp, String name) {
    String text = TextWidths.shortened(name, Style.LEGEND.size(), false, Style.WIDEST_LEGEND);
    canvas.text(new Point(box.x(), box.y() + Style.LEGEND.size()), text, Style.LEGEND);
    Box bar = box.inset(0, NAME, 0, 0);
    double height = bar.height() / ramp.bands();
    for (int band = 0; band < ramp.bands(); band++) {
      double y = bar.bottom() - (band + 1) * height;
      canvas.rectangle(new Box(bar.x(), y, bar.width(), height), ramp.color(band));
    }
    canvas.line(
        List.of(
            new Point(bar.x(), bar.y()),
            new Point(bar.right(), bar.y()),
            new Point(bar.right(), bar.bottom()),
            new Point(bar.x(), bar.bottom()),
            new Point(bar.x(), bar.y())),
        Style.FRAME);
    labels(canvas, bar, ramp, height);
  }

  /** As many labels as there is room for. */
  private static void labels(Canvas canvas, Box bar, Ramp ramp, double height) {
    int every = (int) Math.max(1, Math.ceil(LEAST_DISTANCE / height));
    for (int level = 0; level <= ramp.bands(); level += every) {
      double y = bar.bottom() - level * height;
      Point place = new Point(bar.right() + Style.GAP, y + Style.TICK.size() * 0.36);
      canvas.text(
          place, Numbers.text(ramp.levels().get(level)), Style.TICK.withAnchor(Anchor.START));
    }
  }
}
