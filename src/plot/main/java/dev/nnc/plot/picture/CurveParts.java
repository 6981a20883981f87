package dev.nnc.plot.picture;

import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.chart.Layer;
import dev.nnc.runtime.picture.PictureLayer;
import dev.nnc.runtime.train.History;
import dev.nnc.runtime.train.TrainingListener.Measured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured during training, over steps or epochs; losses and metrics apart. */
final class CurveParts {
  private static final String LOSS = "loss";
  private static final String VALIDATION_LOSS = "validation_loss";
  private static final List<String> LOSSES = List.of(LOSS, "data_loss", VALIDATION_LOSS);

  /** A linear axis shows less than this part of its length badly. */
  private static final double LOGARITHMIC = 30;

  private final PictureLayer.Curves curves;
  private final List<Run> runs;

  CurveParts(PictureLayer.Curves curves, List<Run> runs) {
    this.curves = curves;
    this.runs = runs;
  }

  List<Part> parts() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String name : curves.names()) {
      groups.computeIfAbsent(group(name), key -> new ArrayList<>()).add(name);
    }
    List<Part> parts = new ArrayList<>();
    groups.values().forEach(names -> parts.add(part(names)));
    return parts;
  }

  /** Of several runs each name has its plot; of one, what is alike is shown together. */
  private String group(String name) {
    if (runs.size() > 1) {
      return name;
    }
    if (LOSSES.contains(name)) {
      return LOSS;
    }
    boolean share =
        points(runs.get(0), name).stream().allMatch(point -> point.y() >= 0 && point.y() <= 1);
    return share ? "shares" : name;
  }

  private Part part(List<String> names) {
    List<Layer> layers = new ArrayList<>();
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (Run run : runs) {
      for (String name : names) {
        List<Point> points = points(run, name);
        String label = runs.size() == 1 && names.size() == 1 ? "" : run.label(name);
        layers.add(new Layer.Line(label, points, layers.size()));
        points.forEach(point -> xs.add(point.x()));
        points.forEach(point -> ys.add(point.y()));
      }
    }
    boolean epochs = runs.get(0).source().countsEpochs();
    return new Part.Plot(
        "",
        new Part.Direction(epochs ? "epoch" : "step", xs, null, false),
        new Part.Direction(String.join(", ", names), ys, null, isLogarithmic(names, ys)),
        layers,
        false);
  }

  private static boolean isLogarithmic(List<String> names, List<Double> values) {
    double least = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (double value : values) {
      least = Double.isNaN(value) ? least : Math.min(least, value);
      largest = Double.isNaN(value) ? largest : Math.max(largest, value);
    }
    return LOSSES.containsAll(names) && least > 0 && largest / least > LOGARITHMIC;
  }

  private static List<Point> points(Run run, String name) {
    History history = run.source().history();
    boolean epochs = run.source().countsEpochs();
    List<Point> points = new ArrayList<>();
    if (name.equals(LOSS) && !history.path(LOSS).isEmpty()) {
      double perStep = epochs ? epochsPerStep(history) : 1;
      for (History.Point point : history.path(LOSS)) {
        points.add(new Point(point.step() * perStep, point.value().at(0)));
      }
      return points;
    }
    for (Measured measured : history.measurements()) {
      points.add(new Point(epochs ? measured.epoch() : measured.step(), value(measured, name)));
    }
    return points;
  }

  private static double epochsPerStep(History history) {
    for (Measured measured : history.measurements()) {
      if (measured.step() > 0) {
        return measured.epoch() / measured.step();
      }
    }
    return 1;
  }

  private static double value(Measured measured, String name) {
    if (name.equals(LOSS)) {
      return measured.loss();
    }
    if (name.equals(VALIDATION_LOSS)) {
      return measured.measuredLoss();
    }
    Double rate = measured.rates().get(name);
    return rate != null ? rate : measured.metrics().getOrDefault(name, Double.NaN);
  }
}
