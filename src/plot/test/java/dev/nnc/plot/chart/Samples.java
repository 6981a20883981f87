package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.canvas.Raster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** One chart of each kind. */
final class Samples {
  private Samples() {}

  static Map<String, Chart> all() {
    Map<String, Chart> charts = new LinkedHashMap<>();
    charts.put("contour", contour());
    charts.put("boundary", boundary());
    charts.put("regions", regions());
    charts.put("curves", curves());
    charts.put("function", function());
    charts.put("confusion", confusion());
    charts.put("images", images());
    return charts;
  }

  private static Chart chart(String title, Panel... panels) {
    return new Chart(title, title + ", a sample.", List.of(List.of(panels)));
  }

  static Field field(double reach, int nodes, DoubleBinaryOperator function) {
    Field grid = new Field(-reach, reach, -reach, reach, nodes, nodes, new double[nodes * nodes]);
    return grid.with(function);
  }

  private static Chart contour() {
    Field field = field(6, 81, (x, y) -> square(x * x + y - 11) + square(x + y * y - 7));
    List<Point> path = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      double t = i / 100.0;
      path.add(new Point(-4 + 1.19 * t, 3.13 * t * t));
    }
    return chart(
        "Himmelblau",
        new Panel.Plot(
            "",
            Axis.exact("p[0]", -6, 6),
            Axis.exact("p[1]", -6, 6),
            List.of(
                new Layer.Shades("f", field, Ramp.sequential(field)),
                new Layer.Path("path of p", path, 0))));
  }

  private static double square(double x) {
    return x * x;
  }

  private static Chart boundary() {
    Field field = field(2, 61, (x, y) -> 1 / (1 + StrictMath.exp(-3 * (y - x * x + 0.5))));
    return chart(
        "Moons <&> \"friends\"",
        new Panel.Plot(
            "",
            Axis.exact("x1", -2, 2),
            Axis.exact("x2", -2, 2),
            List.of(
                new Layer.Shades("probability", field, Ramp.paleDiverging(0.5, 0.5)),
                new Layer.Isoline("probability = 0.5", field, 0.5),
                new Layer.Points("label = 0", spiral(0), 0),
                new Layer.Points("label = 1", spiral(2), 1))));
  }

  private static List<Point> spiral(double start) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double radius = 0.3 + i / 40.0;
      double angle = start + i / 12.0;
      points.add(new Point(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)));
    }
    return points;
  }

  private static Chart regions() {
    List<Field> margins = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Layer> layers = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      int winner = k;
      margins.add(field(3, 81, (x, y) -> margin(x, y, winner)));
      names.add("species " + k);
    }
    layers.add(new Layer.Regions(names, margins));
    for (int k = 0; k < 5; k++) {
      layers.add(new Layer.Points("species = " + k, cloud(k), k));
    }
    return chart(
        "Iris",
        new Panel.Plot(
            "relu",
            Axis.exact("petal length (cm)", -3, 3),
            Axis.exact("petal width (cm)", -3, 3),
            layers),
        new Panel.Plot(
            "tanh",
            Axis.exact("petal length (cm)", -3, 3),
            Axis.exact("petal width (cm)", -3, 3),
            layers));
  }

  private static List<Point> cloud(int k) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double angle = 2 * k * Math.PI / 5;
      points.add(
          new Point(
              1.6 * StrictMath.cos(angle) + 0.5 * StrictMath.sin(i * 7),
              1.6 * StrictMath.sin(angle) + 0.5 * StrictMath.cos(i * 5)));
    }
    return points;
  }

  private static double margin(double x, double y, int winner) {
    double best = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < 5; k++) {
      best = k == winner ? best : Math.max(best, score(x, y, k));
    }
    return score(x, y, winner) - best;
  }

  private static double score(double x, double y, int k) {
    double angle = 2 * k * Math.PI / 5;
    return x * StrictMath.cos(angle) + y * StrictMath.sin(angle) + 0.1 * x * y;
  }

  private static Chart curves() {
    List<Layer> losses = new ArrayList<>();
    for (String name :
        List.of(
            "sgd(0.1)",
            "adam(0.01)",
            "rmsprop(0.001)",
            "adagrad(0.1)",
            "nadam(0.002)",
            "a very long name of an optimizer with many arguments")) {
      int k = losses.size();
      losses.add(
          new Layer.Line(
              name, line(0, 20_000, x -> StrictMath.exp(-x / (1000 + 900 * k)) + 1e-4), k));
    }
    return new Chart(
        "Optimizers",
        "Losses.",
        List.of(
            List.of(
                new Panel.Plot(
                    "",
                    Axis.around("step", List.of(0.0, 20_000.0), false),
                    Axis.around("loss", List.of(1e-4, 1.0), true),
                    losses)),
            List.of(
                new Panel.Plot(
                    "",
                    Axis.around("step", List.of(0.0, 20_000.0), false),
                    Axis.around("accuracy", List.of(0.31, 0.9775), false),
                    List.of(
                        new Layer.Line(
                            "",
                            line(0, 20_000, x -> 0.975 - 0.6 * StrictMath.exp(-x / 4000)),
                            0))))));
  }

  private static List<Point> line(double from, double to, DoubleUnaryOperator function) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      double x = from + (to - from) * i / 100;
      points.add(new Point(x, function.applyAsDouble(x)));
    }
    return points;
  }

  private static Chart function() {
    return chart(
        "swish",
        new Panel.Plot(
            "",
            Axis.exact("t", -6, 6),
            Axis.around("swish(t), grad(swish(t), t)", List.of(-0.3, 6.0), false),
            List.of(
                new Layer.Line("swish(t)", line(-6, 6, x -> x / (1 + StrictMath.exp(-x))), 0),
                new Layer.Line(
                    "grad(swish(t), t)", line(-6, 6, x -> 1 / (1 + StrictMath.exp(-x))), 1))));
  }

  private static Chart confusion() {
    List<List<Long>> counts = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < 10; row++) {
      List<Long> line = new ArrayList<>();
      for (int column = 0; column < 10; column++) {
        line.add(row == column ? 30L + row : (long) (row * column % 7 == 1 ? 2 : 0));
      }
      counts.add(line);
      labels.add(Integer.toString(row));
    }
    return chart(
        "Digits", new Panel.Matrix("97.2 % of 360 right", "label", "digit", labels, counts));
  }

  private static Chart images() {
    Ramp ramp = Ramp.diverging(0, 1.3);
    List<Raster> images = new ArrayList<>();
    for (int k = 0; k < 30; k++) {
      int[] pixels = new int[64];
      for (int i = 0; i < 64; i++) {
        pixels[i] = ramp.smooth(StrictMath.sin(i * (k + 1) * 0.1) * 1.3).rgb();
      }
      images.add(new Raster(8, 8, pixels));
    }
    return chart("Digits", new Panel.Gallery("hidden/dense/weight", images, ramp));
  }
}
