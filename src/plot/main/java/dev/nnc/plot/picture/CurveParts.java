package dev.nnc.plot.picture;

import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.chart.Layer;
import dev.nnc.runtime.UserException;
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
  private static final String MEASURED_LOSS = "measured_loss";
  private static final List<String> LOSSES = List.of(LOSS, "data_loss", MEASURED_LOSS);

  private static final double RUNAWAY = 1000;
  private static final double DUST = 1e-10;
  private static final int MOST_POINTS = 250;

  /** A linear axis shows less than this part of its length badly. */
  private static final double LOGARITHMIC = 30;

  /** The same of metrics, of which few are shown so; sizes of gradients are. */
  private static final double LOGARITHMIC_SHARES = 1000;

  private final PictureLayer.Curves curves;
  private final List<Way> runs;

  CurveParts(PictureLayer.Curves curves, List<Way> runs) {
    this.curves = curves;
    this.runs = runs;
  }

  List<Part> parts() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String name : curves.names()) {
      groups.computeIfAbsent(group(name), key -> new ArrayList<>()).add(name);
    }
    List<Double> xs = new ArrayList<>();
    for (Way run : runs) {
      for (String name : curves.names()) {
        points(run, name).forEach(point -> xs.add(point.x()));
      }
    }
    if (xs.isEmpty()) {
      throw new UserException(
          "no training was recorded that " + String.join(", ", curves.names()) + " could show",
          "draw it after a training");
    }
    List<Part> parts = new ArrayList<>();
    groups.values().forEach(names -> parts.add(part(names, xs)));
    return parts;
  }

  /** Of several runs each name has its plot; of one, what is alike is shown together. */
  private String group(String name) {
    if (runs.size() > 1) {
      return name;
    }
    if (isLoss(name)) {
      return LOSS;
    }
    boolean share =
        points(runs.get(0), name).stream().allMatch(point -> point.y() >= 0 && point.y() <= 1);
    return share ? "shares" : name;
  }

  /** Whether it is the loss or one of several. */
  private boolean isLoss(String name) {
    return LOSSES.contains(name)
        || runs.get(0).history().measurements().stream()
            .limit(1)
            .anyMatch(measured -> measured.losses().containsKey(name));
  }

  /**
   * @param xs where anything was measured: plots above each other have the same axis
   */
  private Part part(List<String> names, List<Double> xs) {
    List<Layer> layers = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (Way run : runs) {
      for (String name : names) {
        List<Point> points = points(run, name);
        String label = runs.size() == 1 && names.size() == 1 ? "" : run.label(name);
        layers.add(new Layer.Line(label, points, layers.size()));
        points.forEach(point -> ys.add(point.y()));
      }
    }
    boolean epochs = runs.get(0).epochs();
    List<Double> seen = names.stream().allMatch(this::isLoss) ? withoutRunaways(ys) : ys;
    return new Part.Plot(
        "",
        new Part.Direction(epochs ? "epoch" : "step", xs, null, false),
        new Part.Direction(String.join(", ", names), seen, null, isLogarithmic(names, seen)),
        layers,
        false);
  }

  private boolean isLogarithmic(List<String> names, List<Double> values) {
    double least = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (double value : values) {
      least = Double.isFinite(value) ? Math.min(least, value) : least;
      largest = Double.isFinite(value) ? Math.max(largest, value) : largest;
    }
    double most = names.stream().allMatch(this::isLoss) ? LOGARITHMIC : LOGARITHMIC_SHARES;
    return least > 0 && largest / least > most;
  }

  /**
   * The losses that an axis is made for: not those of a training that runs away, nor zeros and dust
   * below a loss that went down by ten powers of ten.
   */
  private static List<Double> withoutRunaways(List<Double> values) {
    List<Double> sizes =
        values.stream().map(Math::abs).filter(v -> Double.isFinite(v) && v > 0).sorted().toList();
    if (sizes.isEmpty() || values.stream().anyMatch(value -> value < 0)) {
      return values;
    }
    double middle = sizes.get(sizes.size() / 2);
    double limit = Math.max(middle, values.get(0).isNaN() ? middle : values.get(0)) * RUNAWAY;
    double largest = sizes.stream().filter(v -> v <= limit).reduce(Math::max).orElse(limit);
    return values.stream().filter(v -> v <= limit && v >= largest * DUST).toList();
  }

  private static List<Point> points(Way run, String name) {
    History history = run.history();
    boolean epochs = run.epochs();
    List<Point> points = new ArrayList<>();
    if (name.equals(LOSS) && !history.path(LOSS).isEmpty()) {
      double perStep = epochs ? epochsPerStep(history) : 1;
      for (History.Point point : history.path(LOSS)) {
        points.add(new Point(point.step() * perStep, point.value().at(0)));
      }
      return thinned(points);
    }
    for (Measured measured : history.measurements()) {
      points.add(new Point(epochs ? measured.epoch() : measured.step(), value(measured, name)));
    }
    return points;
  }

  /** Losses of batches jump about; the mean of neighbours shows where they go. */
  private static List<Point> thinned(List<Point> points) {
    int size = (points.size() + MOST_POINTS - 1) / MOST_POINTS;
    List<Point> means = new ArrayList<>();
    for (int first = 0; first < points.size(); first += size) {
      List<Point> some = points.subList(first, Math.min(points.size(), first + size));
      double x = 0;
      double y = 0;
      for (Point point : some) {
        x += point.x();
        y += point.y();
      }
      means.add(new Point(x / some.size(), y / some.size()));
    }
    return means;
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
    if (name.equals(MEASURED_LOSS)) {
      return measured.measuredLoss();
    }
    Double number = measured.rates().getOrDefault(name, measured.losses().get(name));
    return number != null ? number : measured.metrics().getOrDefault(name, Double.NaN);
  }
}
