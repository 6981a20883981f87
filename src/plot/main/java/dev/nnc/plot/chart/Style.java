package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Color;
import dev.nnc.plot.canvas.Stroke;
import dev.nnc.plot.canvas.TextStyle;
import dev.nnc.plot.canvas.TextStyle.Anchor;

/** Sizes and colours that all charts share. Lengths are in points. */
final class Style {
  static final Color INK = Color.of("#222222");
  static final Color FAINT = Color.of("#555555");

  static final TextStyle TITLE = new TextStyle(16, true, INK, Anchor.START, false);
  static final TextStyle PANEL_TITLE = new TextStyle(13, true, INK, Anchor.MIDDLE, false);
  static final TextStyle AXIS_NAME = new TextStyle(13, false, INK, Anchor.MIDDLE, false);
  static final TextStyle TICK = new TextStyle(11.5, false, FAINT, Anchor.MIDDLE, false);
  static final TextStyle LEGEND = new TextStyle(12, false, INK, Anchor.START, false);

  static final Stroke GRID = new Stroke(Color.of("#e3e3e3"), 0.8);
  static final Stroke FRAME = new Stroke(Color.of("#8a8a8a"), 1);
  static final Stroke BOUNDARY = new Stroke(INK, 1.4);

  static final double PAGE_MARGIN = 18;
  static final double GAP = 8;
  static final double PANEL_GAP = 24;
  static final double LINE = 19;
  static final double SWATCH = 24;
  static final double BAR = 14;
  static final double RADIUS = 3.4;
  static final double WIDEST_LEGEND = 190;

  private Style() {}
}
