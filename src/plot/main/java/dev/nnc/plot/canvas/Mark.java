package dev.nnc.plot.canvas;

import java.util.ArrayList;
import java.util.List;

/** The forms of points, told apart without colour. */
public enum Mark {
  CIRCLE,
  SQUARE,
  TRIANGLE,
  DIAMOND,
  CROSS,
  PLUS;

  private static final double SLIM = 0.32;

  /**
   * The outline of a mark around a place; of a circle, nothing, for canvases draw circles as such.
   *
   * @param radius of the circle that looks as large
   */
  public List<Point> outline(Point center, double radius) {
    return switch (this) {
      case CIRCLE -> List.of();
      case SQUARE -> around(center, radius * 0.9, -1, -1, 1, -1, 1, 1, -1, 1);
      case TRIANGLE -> around(center, radius * 1.2, 0, -1, 0.9, 0.7, -0.9, 0.7);
      case DIAMOND -> around(center, radius * 1.25, 0, -1, 1, 0, 0, 1, -1, 0);
      case PLUS -> around(center, radius * 1.1, plus());
      case CROSS -> around(center, radius * 0.8, turned(plus()));
    };
  }

  private static double[] plus() {
    double s = SLIM;
    return new double[] {
      -s, -1, s, -1, s, -s, 1, -s, 1, s, s, s, s, 1, -s, 1, -s, s, -1, s, -1, -s, -s, -s
    };
  }

  private static double[] turned(double[] coordinates) {
    double[] turned = new double[coordinates.length];
    for (int i = 0; i < turned.length; i += 2) {
      turned[i] = coordinates[i] - coordinates[i + 1];
      turned[i + 1] = coordinates[i] + coordinates[i + 1];
    }
    return turned;
  }

  private static List<Point> around(Point center, double radius, double... coordinates) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < coordinates.length; i += 2) {
      points.add(
          new Point(
              center.x() + radius * coordinates[i], center.y() + radius * coordinates[i + 1]));
    }
    return points;
  }
}
