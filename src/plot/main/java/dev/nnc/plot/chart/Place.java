package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Box;
import dev.nnc.plot.canvas.Point;
import java.util.ArrayList;
import java.util.List;

/** Where values stand on a page. */
record Place(Axis xAxis, Axis yAxis, Box area) {
  /** Beyond this many times the axis nothing is seen anyway, and numbers stay small. */
  private static final double FAR = 20;

  double x(double value) {
    return area.x() + near(xAxis.share(value)) * area.width();
  }

  double y(double value) {
    return area.bottom() - near(yAxis.share(value)) * area.height();
  }

  private static double near(double share) {
    return Math.max(-FAR, Math.min(FAR, share));
  }

  Point at(Point values) {
    return new Point(x(values.x()), y(values.y()));
  }

  boolean admits(Point values) {
    return xAxis.admits(values.x()) && yAxis.admits(values.y());
  }

  /** The parts of a line whose values have a place. */
  List<List<Point>> pieces(List<Point> line) {
    List<List<Point>> pieces = new ArrayList<>();
    List<Point> piece = new ArrayList<>();
    for (Point values : line) {
      if (admits(values)) {
        piece.add(at(values));
      } else if (!piece.isEmpty()) {
        pieces.add(piece);
        piece = new ArrayList<>();
      }
    }
    if (!piece.isEmpty()) {
      pieces.add(piece);
    }
    return pieces;
  }
}
