package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Box;
import dev.nnc.plot.canvas.Canvas;
import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.canvas.Raster;
import dev.nnc.plot.canvas.TextWidths;

/** Draws small images in rows, with a bar of colours beside them. */
final class GalleryPainter implements PanelPainter {
  private static final double WIDTH = 520;
  private static final double LARGEST = 72;
  private static final double SPACE = 5;

  private final Panel.Gallery gallery;
  private final int columns;
  private final double wide;
  private final double high;

  GalleryPainter(Panel.Gallery gallery) {
    this.gallery = gallery;
    int count = Math.max(1, gallery.images().size());
    this.columns = (int) Math.ceil(Math.sqrt(count * 1.3));
    this.wide = Math.min(LARGEST, WIDTH / columns - SPACE);
    Raster first = gallery.images().get(0);
    this.high = wide * first.height() / first.width();
  }

  private int rows() {
    return (gallery.images().size() + columns - 1) / columns;
  }

  private double top() {
    return gallery.title().isEmpty() ? 0 : Style.LINE + Style.GAP;
  }

  private double across() {
    return columns * (wide + SPACE) - SPACE;
  }

  @Override
  public double width() {
    double title = TextWidths.of(gallery.title(), Style.PANEL_TITLE.size(), true);
    return Math.max(title, across() + 2 * Style.GAP + ColorBar.width(gallery.ramp(), ""));
  }

  @Override
  public double height() {
    return top() + Math.max(rows() * (high + SPACE), 120);
  }

  @Override
  public void paint(Canvas canvas, Box box) {
    if (!gallery.title().isEmpty()) {
      canvas.text(
          new Point(box.x(), box.y() + Style.PANEL_TITLE.size()),
          gallery.title(),
          Style.PANEL_TITLE.withAnchor(dev.nnc.plot.canvas.TextStyle.Anchor.START));
    }
    for (int i = 0; i < gallery.images().size(); i++) {
      int row = i / columns;
      int column = i % columns;
      double x = box.x() + column * (wide + SPACE);
      double y = box.y() + top() + row * (high + SPACE);
      canvas.image(new Box(x, y, wide, high), gallery.images().get(i));
    }
    double barHeight = Math.min(box.height() - top() - SPACE, 240);
    ColorBar.paint(
        canvas,
        new Box(
            box.x() + across() + 2 * Style.GAP,
            box.y() + top() - ColorBar.NAME,
            Style.BAR,
            barHeight + ColorBar.NAME),
        gallery.ramp(),
        "");
  }
}
