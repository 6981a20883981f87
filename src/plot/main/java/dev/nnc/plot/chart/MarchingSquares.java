package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines along which a {@link Field} has a value, by interpolation along the edges of its cells.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Marching_squares">Marching squares</a>
 */
final class MarchingSquares {
  private static final int NONE = -1;

  private final double[] xs;
  private final double[] ys;
  private final double[] values;
  private final double level;

  /** For each edge that a line crosses, the crossed edges before and behind it on the line. */
  private final int[] before;

  private final int[] behind;

  private MarchingSquares(double[] xs, double[] ys, double[] values, double level) {
    this.xs = xs;
    this.ys = ys;
    this.values = values;
    this.level = level;
    this.before = new int[2 * values.length];
    this.behind = new int[2 * values.length];
    Arrays.fill(before, NONE);
    Arrays.fill(behind, NONE);
  }

  /** Lines where the field has the value; those that do not reach its edge are closed. */
  static List<List<Point>> lines(Field field, double level) {
    double[] xs = new double[field.columns()];
    double[] ys = new double[field.rows()];
    Arrays.setAll(xs, field::x);
    Arrays.setAll(ys, field::y);
    return new MarchingSquares(xs, ys, field.values(), level).trace();
  }

  /** Closed outlines of where the field has the value or more. */
  static List<List<Point>> outlines(Field field, double level) {
    int columns = field.columns() + 2;
    int rows = field.rows() + 2;
    double[] xs = new double[columns];
    double[] ys = new double[rows];
    double[] values = new double[columns * rows];
    Arrays.setAll(xs, i -> field.x(clamped(i - 1, field.columns())));
    Arrays.setAll(ys, i -> field.y(clamped(i - 1, field.rows())));
    // A margin of no width, lower than all: what is high at the edge ends there.
    Arrays.fill(values, Math.min(level, field.least()) - 1);
    for (int row = 0; row < field.rows(); row++) {
      for (int column = 0; column < field.columns(); column++) {
        values[(row + 1) * columns + column + 1] = field.value(column, row);
      }
    }
    return new MarchingSquares(xs, ys, values, level).trace();
  }

  private static int clamped(int index, int length) {
    return Math.max(0, Math.min(length - 1, index));
  }

  private List<List<Point>> trace() {
    for (int row = 0; row + 1 < ys.length; row++) {
      for (int column = 0; column + 1 < xs.length; column++) {
        cell(column, row);
      }
    }
    List<List<Point>> lines = new ArrayList<>();
    for (int edge = 0; edge < before.length; edge++) {
      if (before[edge] == NONE && behind[edge] != NONE) {
        lines.add(follow(edge));
      }
    }
    for (int edge = 0; edge < before.length; edge++) {
      if (before[edge] != NONE) {
        lines.add(follow(edge));
      }
    }
    return lines;
  }

  /**
   * Joins the crossed edges of a cell. With its high corner on the left a line runs from an edge to
   * the next; where two opposite corners are high, the mean of the four says which are joined.
   */
  private void cell(int column, int row) {
    int corner = row * xs.length + column;
    int[] corners = {corner, corner + 1, corner + 1 + xs.length, corner + xs.length};
    int[] edges = {
      horizontal(column, row),
      vertical(column + 1, row),
      horizontal(column, row + 1),
      vertical(column, row)
    };
    int[] entered = new int[2];
    int[] left = new int[2];
    int entries = 0;
    int exits = 0;
    for (int i = 0; i < 4; i++) {
      boolean high = isHigh(corners[i]);
      boolean nextHigh = isHigh(corners[(i + 1) % 4]);
      if (high && !nextHigh) {
        entered[entries++] = edges[i];
      } else if (!high && nextHigh) {
        left[exits++] = edges[i];
      }
    }
    if (entries == 2) {
      joinSaddle(corners, edges);
    } else if (entries == 1) {
      join(entered[0], left[0]);
    }
  }

  private void joinSaddle(int[] corners, int[] edges) {
    double sum = 0;
    for (int corner : corners) {
      sum += values[corner];
    }
    boolean joined = sum / 4 >= level;
    for (int i = 0; i < 4; i++) {
      boolean falling = isHigh(corners[i]);
      if (falling) {
        join(edges[i], edges[joined ? (i + 1) % 4 : (i + 3) % 4]);
      }
    }
  }

  private boolean isHigh(int corner) {
    return values[corner] >= level;
  }

  private void join(int from, int to) {
    behind[from] = to;
    before[to] = from;
  }

  private int horizontal(int column, int row) {
    return row * xs.length + column;
  }

  private int vertical(int column, int row) {
    return values.length + row * xs.length + column;
  }

  private List<Point> follow(int start) {
    List<Point> points = new ArrayList<>();
    int edge = start;
    while (edge != NONE) {
      points.add(point(edge));
      int next = behind[edge];
      behind[edge] = NONE;
      before[edge] = NONE;
      edge = next;
    }
    return points;
  }

  private Point point(int edge) {
    boolean upright = edge >= values.length;
    int first = upright ? edge - values.length : edge;
    int second = upright ? first + xs.length : first + 1;
    double share = (level - values[first]) / (values[second] - values[first]);
    int column = first % xs.length;
    int row = first / xs.length;
    return upright
        ? new Point(xs[column], ys[row] + share * (ys[row + 1] - ys[row]))
        : new Point(xs[column] + share * (xs[column + 1] - xs[column]), ys[row]);
  }
}
