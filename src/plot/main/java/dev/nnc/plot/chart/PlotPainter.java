package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Box;
import dev.nnc.plot.canvas.Canvas;
import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.canvas.TextStyle;
import dev.nnc.plot.canvas.TextStyle.Anchor;
import dev.nnc.plot.canvas.TextWidths;
import java.util.List;

/** Draws layers over a pair of axes: grid, layers, frame, ticks, names, legend. */
final class PlotPainter implements PanelPainter {
  private static final double WIDTH = 440;
  private static final double HEIGHT = 360;
  private static final double LOW_HEIGHT = 230;
  private static final double NAME = 20;

  private final Panel.Plot plot;
  private final double high;
  private final List<Tick> xTicks;
  private final List<Tick> yTicks;
  private final Legend legend;

  private final double labelWidth;

  /**
   * @param labelWidth room for the labels of the y axis
   * @param low whether there are others above or below it
   */
  PlotPainter(Panel.Plot plot, double labelWidth, boolean low) {
    this.plot = plot;
    this.labelWidth = labelWidth;
    this.high = low ? LOW_HEIGHT : HEIGHT;
    this.xTicks = plot.x().ticks();
    this.yTicks = plot.y().ticks();
    this.legend = Legend.of(plot.layers(), high);
  }

  private double left() {
    return NAME + Style.GAP + labelWidth;
  }

  /** The room that labels of y axes need. */
  static double labelWidth(List<Panel> panels) {
    double widest = 0;
    for (Panel panel : panels) {
      if (panel instanceof Panel.Plot plot) {
        widest = Math.max(widest, widest(plot.y().ticks()));
      }
    }
    return widest;
  }

  private static double widest(List<Tick> ticks) {
    return ticks.stream()
        .mapToDouble(tick -> TextWidths.of(tick.label(), Style.TICK.size(), false))
        .max()
        .orElse(0);
  }

  private double top() {
    return plot.title().isEmpty() ? Style.GAP : Style.LINE + Style.GAP;
  }

  /** The last label of the x axis may stand half beyond its end. */
  private double right() {
    return Math.max(legend.width(), widest(xTicks) / 2);
  }

  @Override
  public double width() {
    return left() + WIDTH + right();
  }

  @Override
  public double height() {
    return top() + high + Style.LINE + NAME + Style.GAP;
  }

  @Override
  public void paint(Canvas canvas, Box box) {
    Box area = new Box(box.x() + left(), box.y() + top(), WIDTH, high);
    grid(canvas, area);
    canvas.beginClip(area);
    LayerPainter painter = new LayerPainter(canvas, new Place(plot.x(), plot.y(), area));
    plot.layers().forEach(painter::paint);
    canvas.endClip();
    frame(canvas, area);
    names(canvas, area, box);
    legend.paint(canvas, new Point(area.right(), area.y()));
  }

  private void grid(Canvas canvas, Box area) {
    Place place = new Place(plot.x(), plot.y(), area);
    canvas.beginGroup("axes");
    for (Tick tick : xTicks) {
      double x = place.x(tick.value());
      canvas.line(List.of(new Point(x, area.y()), new Point(x, area.bottom())), Style.GRID);
      Point label = new Point(x, area.bottom() + Style.LINE - 3);
      canvas.text(label, tick.label(), Style.TICK);
    }
    for (Tick tick : yTicks) {
      double y = place.y(tick.value());
      canvas.line(List.of(new Point(area.x(), y), new Point(area.right(), y)), Style.GRID);
      Point label = new Point(area.x() - Style.GAP, y + Style.TICK.size() * 0.36);
      canvas.text(label, tick.label(), Style.TICK.withAnchor(Anchor.END));
    }
    canvas.endGroup();
  }

  private static void frame(Canvas canvas, Box area) {
    canvas.line(
        List.of(
            new Point(area.x(), area.y()),
            new Point(area.right(), area.y()),
            new Point(area.right(), area.bottom()),
            new Point(area.x(), area.bottom()),
            new Point(area.x(), area.y())),
        Style.FRAME);
  }

  private void names(Canvas canvas, Box area, Box box) {
    TextStyle style = Style.AXIS_NAME;
    canvas.text(
        new Point(area.centerX(), area.bottom() + Style.LINE + NAME - 4),
        fitting(plot.x().name(), style, area.width()),
        style);
    canvas.text(
        new Point(box.x() + style.size(), area.centerY()),
        fitting(plot.y().name(), style, area.height()),
        style.turned());
    if (!plot.title().isEmpty()) {
      canvas.text(
          new Point(area.centerX(), area.y() - Style.GAP),
          fitting(plot.title(), Style.PANEL_TITLE, area.width()),
          Style.PANEL_TITLE);
    }
  }

  private static String fitting(String text, TextStyle style, double width) {
    return TextWidths.shortened(text, style.size(), style.bold(), width);
  }
}
