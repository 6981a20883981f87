package dev.nnc.plot.picture;

import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.chart.Layer;
import dev.nnc.runtime.picture.Interval;
import dev.nnc.runtime.picture.PictureLayer;
import dev.nnc.runtime.train.PictureSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values over one number. */
final class LinePart {
  private static final int NODES = 241;

  private final PictureLayer.Lines lines;
  private final Run run;

  LinePart(PictureLayer.Lines lines, Run run) {
    this.lines = lines;
    this.run = run;
  }

  /** What lines run over, as the script calls it. */
  static String axis(PictureLayer.Over over) {
    if (over instanceof PictureLayer.OverPlaceholder placeholder) {
      return placeholder.placeholder();
    }
    return over instanceof PictureLayer.OverNumber number
        ? number.name()
        : ((PictureLayer.OverElement) over).element().label();
  }

  Part part() {
    Map<String, List<Point>> curves = new LinkedHashMap<>();
    for (String value : lines.values()) {
      curves(value).forEach((name, points) -> curves.put(named(name), points));
    }
    List<Layer> layers = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    curves.forEach(
        (name, points) -> {
          layers.add(new Layer.Line(name, points, layers.size()));
          points.forEach(point -> ys.add(point.y()));
        });
    return new Part.Plot(
        "",
        new Part.Direction(axis(lines.over()), List.of(), range(run.source()), false),
        new Part.Direction(yName(), ys, null, false),
        layers,
        true);
  }

  private String yName() {
    return String.join(", ", lines.values());
  }

  private String named(String name) {
    return run.name().isEmpty()
        ? name
        : lines.values().size() == 1 ? run.name() : run.name() + ": " + name;
  }

  private Interval range(PictureSource source) {
    if (lines.over() instanceof PictureLayer.OverPlaceholder placeholder) {
      return placeholder.range() != null
          ? placeholder.range()
          : ofData(source, placeholder.placeholder());
    }
    return lines.over() instanceof PictureLayer.OverNumber number
        ? number.range()
        : ((PictureLayer.OverElement) lines.over()).element().range();
  }

  private static Interval ofData(PictureSource source, String placeholder) {
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (double[] row : new Rows(source).of(placeholder)) {
      least = Math.min(least, row[0]);
      largest = Math.max(largest, row[0]);
    }
    double margin = least < largest ? (largest - least) / 25 : 1;
    return new Interval(least - margin, largest + margin);
  }

  private Map<String, List<Point>> curves(String value) {
    PictureSource source = run.source();
    Interval range = range(source);
    List<double[]> inputs = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      double share = (double) i / (NODES - 1);
      inputs.add(new double[] {range.from() + (range.to() - range.from()) * share});
    }
    List<double[]> outputs = outputs(source, value, inputs);
    Map<String, List<Point>> curves = new LinkedHashMap<>();
    int width = outputs.get(0).length;
    for (int column = 0; column < width; column++) {
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        points.add(new Point(inputs.get(i)[0], outputs.get(i)[column]));
      }
      curves.put(width == 1 ? value : value + "[" + column + "]", points);
    }
    return curves;
  }

  private List<double[]> outputs(PictureSource source, String value, List<double[]> inputs) {
    if (lines.over() instanceof PictureLayer.OverPlaceholder placeholder) {
      return new Rows(source).at(value, placeholder.placeholder(), inputs);
    }
    if (lines.over() instanceof PictureLayer.OverNumber number) {
      return inputs.stream().map(input -> at(source, value, number, input[0])).toList();
    }
    PictureLayer.OverElement over = (PictureLayer.OverElement) lines.over();
    try (Surface surface = new Surface(source, value, List.of(over.element()))) {
      return inputs.stream()
          .map(input -> new double[] {surface.over(over.element()).applyAsDouble(input[0])})
          .toList();
    }
  }

  private static double[] at(
      PictureSource source, String value, PictureLayer.OverNumber number, double input) {
    Object array = number.type().newArray(1);
    Elements.set(array, 0, input);
    return new double[] {source.value(value, Map.of(number.name(), array), 1).at(0)};
  }
}
