package dev.nnc.plot.picture;

import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.chart.Field;
import dev.nnc.plot.chart.Layer;
import dev.nnc.plot.chart.Ramp;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.picture.Element;
import dev.nnc.runtime.picture.PictureLayer;
import dev.nnc.runtime.train.History;
import dev.nnc.runtime.train.PictureSource;
import java.util.ArrayList;
import java.util.List;

/** A value over two elements of variables, and the ways that trainings took on it. */
final class ContourPart {
  private static final int NODES = 81;

  /** The measured loss looks at all rows for each node. */
  private static final int LOSS_NODES = 41;

  private final PictureLayer.Contour contour;
  private final Field field;

  /**
   * @param source of the values; the ways of other trainings may lie over them
   */
  ContourPart(PictureLayer.Contour contour, PictureSource source) {
    this.contour = contour;
    this.field = field(source);
  }

  Part part(List<Way> runs) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Shades(contour.value(), field, Ramp.sequential(field)));
    for (int i = 0; i < runs.size() && !contour.path().isEmpty(); i++) {
      layers.add(path(runs.get(i), i));
    }
    return new Part.Plot("", direction(contour.x()), direction(contour.y()), layers, false);
  }

  private static Part.Direction direction(Element element) {
    return new Part.Direction(element.label(), List.of(), element.range(), false);
  }

  private Field field(PictureSource source) {
    int nodes = contour.value().equals(Surface.LOSS) ? LOSS_NODES : NODES;
    Element x = contour.x();
    Element y = contour.y();
    Field grid =
        new Field(
            x.range().from(),
            x.range().to(),
            y.range().from(),
            y.range().to(),
            nodes,
            nodes,
            new double[nodes * nodes]);
    try (Surface surface = new Surface(source, contour.value(), List.of(x, y))) {
      return grid.with(
          (a, b) -> {
            surface.set(x, a);
            surface.set(y, b);
            return surface.value();
          });
    }
  }

  /** The points of both variables are recorded at the same steps. */
  private Layer path(Way run, int look) {
    History history = run.history();
    List<History.Point> xs = history.path(contour.x().variable());
    List<History.Point> ys = history.path(contour.y().variable());
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < Math.min(xs.size(), ys.size()); i++) {
      points.add(new Point(at(xs.get(i).value(), contour.x()), at(ys.get(i).value(), contour.y())));
    }
    return new Layer.Path(run.label("path of " + String.join(", ", contour.path())), points, look);
  }

  private static double at(Tensor value, Element element) {
    return value.at(element.index());
  }
}
