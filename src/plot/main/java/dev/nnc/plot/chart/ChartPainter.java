package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Box;
import dev.nnc.plot.canvas.Canvas;
import dev.nnc.plot.canvas.Png;
import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.canvas.SvgCanvas;
import dev.nnc.plot.canvas.TextWidths;
import java.util.List;

/** Lays a chart out on a page of its size. */
public final class ChartPainter {
  /** Pixels a point, so that texts stay sharp on screens of today. */
  private static final double SCALE = 2;

  private static final double TITLE_HEIGHT = 26;

  private final Chart chart;
  private final List<List<PanelPainter>> rows;

  private ChartPainter(Chart chart) {
    this.chart = chart;
    this.rows =
        chart.rows().stream()
            .map(row -> row.stream().map(panel -> PanelPainter.of(panel, stacked(panel))).toList())
            .toList();
  }

  /** The panels of a chart that is one column, so that their axes begin at the same place. */
  private List<Panel> stacked(Panel panel) {
    return chart.rows().stream().allMatch(row -> row.size() == 1)
        ? chart.rows().stream().map(row -> row.get(0)).toList()
        : List.of(panel);
  }

  /** The chart as SVG. */
  public static String svg(Chart chart) {
    ChartPainter painter = new ChartPainter(chart);
    SvgCanvas canvas =
        new SvgCanvas(painter.width(), painter.height(), chart.title(), chart.description());
    painter.paint(canvas);
    return canvas.svg();
  }

  /**
   * The chart as a PNG file.
   *
   * @throws dev.nnc.runtime.UserException if this Java cannot draw
   */
  public static byte[] png(Chart chart) {
    ChartPainter painter = new ChartPainter(chart);
    return Png.of(painter.width(), painter.height(), SCALE, painter::paint);
  }

  /** Draws on a canvas; returns the page's size. */
  static Box paint(Chart chart, Canvas canvas) {
    ChartPainter painter = new ChartPainter(chart);
    painter.paint(canvas);
    return new Box(0, 0, painter.width(), painter.height());
  }

  private double width() {
    double widest = rows.stream().mapToDouble(ChartPainter::width).max().orElse(0);
    double title = TextWidths.of(chart.title(), Style.TITLE.size(), Style.TITLE.bold());
    return Math.ceil(Math.max(widest, title)) + 2 * Style.PAGE_MARGIN;
  }

  private static double width(List<PanelPainter> row) {
    double gaps = Style.PANEL_GAP * (row.size() - 1);
    return row.stream().mapToDouble(PanelPainter::width).sum() + gaps;
  }

  private double height() {
    double gaps = Style.PANEL_GAP / 2 * (rows.size() - 1);
    double panels = rows.stream().mapToDouble(ChartPainter::height).sum();
    return Math.ceil(panels + gaps) + titleHeight() + 2 * Style.PAGE_MARGIN;
  }

  private double titleHeight() {
    return chart.title().isEmpty() ? 0 : TITLE_HEIGHT;
  }

  private static double height(List<PanelPainter> row) {
    return row.stream().mapToDouble(PanelPainter::height).max().orElse(0);
  }

  private void paint(Canvas canvas) {
    if (!chart.title().isEmpty()) {
      Point place = new Point(Style.PAGE_MARGIN, Style.PAGE_MARGIN + Style.TITLE.size() * 0.8);
      canvas.text(place, chart.title(), Style.TITLE);
    }
    double y = Style.PAGE_MARGIN + titleHeight();
    for (List<PanelPainter> row : rows) {
      double x = Style.PAGE_MARGIN;
      for (PanelPainter panel : row) {
        canvas.beginGroup("panel");
        panel.paint(canvas, new Box(x, y, panel.width(), panel.height()));
        canvas.endGroup();
        x += panel.width() + Style.PANEL_GAP;
      }
      y += height(row) + Style.PANEL_GAP / 2;
    }
  }
}
