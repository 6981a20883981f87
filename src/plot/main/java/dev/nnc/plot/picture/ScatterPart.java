package dev.nnc.plot.picture;

import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.chart.Layer;
import dev.nnc.runtime.picture.PictureLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows of the data as points. */
final class ScatterPart {
  /** More points than these hide each other; rows at equal distances stand for all. */
  private static final int MOST_POINTS = 1500;

  /** More values than these of a label are shown in as few groups. */
  private static final int MOST_GROUPS = 12;

  private final PictureLayer.Scatter scatter;
  private final Run run;
  private final Rows rows;

  ScatterPart(PictureLayer.Scatter scatter, Run run) {
    this.scatter = scatter;
    this.run = run;
    this.rows = new Rows(run.source());
  }

  Part part() {
    List<Point> points = points();
    return new Part.Plot(
        run.name(),
        direction(0, points.stream().map(Point::x).toList()),
        direction(1, points.stream().map(Point::y).toList()),
        scatter.by() == null ? List.of(all(points)) : groups(points, scatter.by()),
        false);
  }

  private Part.Direction direction(int index, List<Double> values) {
    return new Part.Direction(scatter.axes().get(index), values, null, false);
  }

  private Layer all(List<Point> points) {
    String name = scatter.values().size() == 1 ? "" : scatter.axes().get(1);
    return new Layer.Points(name, shown(points), 0);
  }

  private List<Point> points() {
    List<List<double[]>> values = scatter.values().stream().map(rows::of).toList();
    List<Point> points = new ArrayList<>();
    for (int row = 0; row < values.get(0).size(); row++) {
      double[] first = values.get(0).get(row);
      double y = values.size() == 1 ? first[1] : values.get(1).get(row)[0];
      points.add(new Point(first[0], y));
    }
    return points;
  }

  private List<Layer> groups(List<Point> points, String by) {
    List<double[]> labels = rows.of(by);
    Map<Double, List<Point>> groups = new TreeMap<>();
    for (int row = 0; row < points.size(); row++) {
      groups.computeIfAbsent(label(labels.get(row)), k -> new ArrayList<>()).add(points.get(row));
    }
    if (groups.size() > MOST_GROUPS) {
      return List.of(all(points));
    }
    List<Layer> layers = new ArrayList<>();
    groups.forEach(
        (label, group) ->
            layers.add(
                new Layer.Points(
                    rows.className(by, label), shown(group), look(label, layers.size()))));
    return layers;
  }

  /** Of a row of scores or of a class as 0 and 1 the largest says the class. */
  private static double label(double[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      best = row[i] > row[best] ? i : best;
    }
    return row.length == 1 ? row[0] : best;
  }

  /** Classes keep their look where some have no points. */
  private static int look(double label, int position) {
    boolean isClass = label >= 0 && label == Math.rint(label) && label < MOST_GROUPS;
    return isClass ? (int) label : position;
  }

  private static List<Point> shown(List<Point> points) {
    if (points.size() <= MOST_POINTS) {
      return points;
    }
    List<Point> shown = new ArrayList<>();
    for (long i = 0; i < MOST_POINTS; i++) {
      shown.add(points.get((int) (i * points.size() / MOST_POINTS)));
    }
    return shown;
  }
}
