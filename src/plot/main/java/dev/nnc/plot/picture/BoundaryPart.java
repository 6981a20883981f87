package dev.nnc.plot.picture;

import dev.nnc.plot.chart.Axis;
import dev.nnc.plot.chart.Field;
import dev.nnc.plot.chart.Layer;
import dev.nnc.plot.chart.Ramp;
import dev.nnc.runtime.picture.Interval;
import dev.nnc.runtime.picture.PictureLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a model says over the plane: a probability or a score in colours, or areas of classes. */
final class BoundaryPart {
  /** Fine enough that lines look smooth. */
  private static final int NODES = 121;

  private final PictureLayer.Boundary boundary;
  private final Run run;
  private final Rows rows;

  BoundaryPart(PictureLayer.Boundary boundary, Run run) {
    this.boundary = boundary;
    this.run = run;
    this.rows = new Rows(run.source());
  }

  Part part() {
    Part.Direction x = direction(0);
    Part.Direction y = direction(1);
    Field grid = grid(x.axis(), y.axis());
    List<double[]> inputs = new ArrayList<>();
    for (int i = 0; i < grid.values().length; i++) {
      inputs.add(new double[] {grid.x(i % NODES), grid.y(i / NODES)});
    }
    List<double[]> outputs = rows.at(boundary.value(), boundary.placeholder(), inputs);
    Interval across = new Interval(grid.fromX(), grid.toX());
    Interval upwards = new Interval(grid.fromY(), grid.toY());
    return new Part.Plot(
        run.name(),
        new Part.Direction(x.name(), x.values(), across, false),
        new Part.Direction(y.name(), y.values(), upwards, false),
        layers(grid, outputs),
        false);
  }

  private Part.Direction direction(int column) {
    List<Double> values = rows.of(boundary.placeholder()).stream().map(row -> row[column]).toList();
    return new Part.Direction(boundary.axes().get(column), values, boundary.range(), false);
  }

  private static Field grid(Axis x, Axis y) {
    return new Field(x.from(), x.to(), y.from(), y.to(), NODES, NODES, new double[NODES * NODES]);
  }

  private List<Layer> layers(Field grid, List<double[]> outputs) {
    if (boundary.classes()) {
      int largest = (int) outputs.stream().mapToDouble(row -> row[0]).max().orElse(0);
      int classes = Math.max(2, 1 + largest);
      List<double[]> scores = outputs.stream().map(row -> oneHot(row[0], classes)).toList();
      return List.of(regions(grid, scores, classes));
    }
    int width = outputs.get(0).length;
    return width == 1 ? shades(grid, outputs) : List.of(regions(grid, outputs, width));
  }

  private static double[] oneHot(double winner, int classes) {
    double[] scores = new double[classes];
    scores[(int) Math.max(0, winner)] = 1;
    return scores;
  }

  /** Probabilities meet at one half, scores at nought. */
  private List<Layer> shades(Field grid, List<double[]> outputs) {
    Field field = grid.with(outputs.stream().mapToDouble(row -> row[0]).toArray());
    boolean probability = field.least() >= 0 && field.largest() <= 1;
    double middle = probability ? 0.5 : 0;
    double reach = probability ? 0.5 : Math.max(Math.abs(field.least()), Math.abs(field.largest()));
    Ramp ramp = Ramp.paleDiverging(middle, reach);
    String line = boundary.value() + " = " + (probability ? "0.5" : "0");
    return List.of(
        new Layer.Shades(boundary.value(), field, ramp), new Layer.Isoline(line, field, middle));
  }

  /** A class wins where its score is above all others. */
  private Layer regions(Field grid, List<double[]> outputs, int classes) {
    List<Field> margins = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Map<Integer, String> called = rows.classNames(classes);
    for (int winner = 0; winner < classes; winner++) {
      int wins = winner;
      margins.add(grid.with(outputs.stream().mapToDouble(row -> margin(row, wins)).toArray()));
      names.add(called.getOrDefault(winner, boundary.value() + " " + winner));
    }
    return new Layer.Regions(names, margins);
  }

  private static double margin(double[] scores, int winner) {
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      best = i == winner ? best : Math.max(best, scores[i]);
    }
    return scores[winner] - best;
  }
}
