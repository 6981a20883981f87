package dev.nnc.plot.picture;

import dev.nnc.plot.chart.Axis;
import dev.nnc.plot.chart.Layer;
import dev.nnc.plot.chart.Panel;
import dev.nnc.runtime.picture.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A panel in the making. */
sealed interface Part {
  Panel panel();

  /** A panel that shares no axes. */
  record Whole(Panel panel) implements Part {}

  /** The values along one direction. */
  record Direction(
      String name, List<Double> values, @Nullable Interval range, boolean logarithmic) {
    Axis axis() {
      return range != null && !logarithmic
          ? Axis.exact(name, range.from(), range.to())
          : Axis.around(name, values, logarithmic);
    }

    Direction with(Direction other) {
      List<Double> all = new ArrayList<>(values);
      all.addAll(other.values);
      String both = name.equals(other.name) ? name : name + ", " + other.name;
      return new Direction(
          both, all, range != null ? range : other.range, logarithmic && other.logarithmic);
    }
  }

  /**
   * Layers over axes.
   *
   * @param title of a panel of its own; joined panels have the first one's
   * @param functions whether the y axis is for values, and others may be shown on it too
   */
  record Plot(String title, Direction x, Direction y, List<Layer> layers, boolean functions)
      implements Part {
    boolean shares(Plot other) {
      return title.equals(other.title)
          && x.name.equals(other.x.name)
          && (y.name.equals(other.y.name) || functions || other.functions);
    }

    Plot with(Plot other) {
      List<Layer> all = new ArrayList<>(layers);
      int lines = (int) layers.stream().filter(each -> each instanceof Layer.Line).count();
      other.layers.forEach(layer -> all.add(lines == 0 ? layer : shifted(layer, lines)));
      return new Plot(title, x.with(other.x), y.with(other.y), all, functions && other.functions);
    }

    /** Points beside lines have looks of their own. */
    private static Layer shifted(Layer layer, int by) {
      if (layer instanceof Layer.Points points) {
        return new Layer.Points(points.name(), points.points(), points.look() + by);
      }
      return layer instanceof Layer.Line line
          ? new Layer.Line(line.name(), line.points(), line.look() + by)
          : layer;
    }

    @Override
    public Panel panel() {
      List<Layer> ordered =
          layers.stream()
              .map(layer -> layers.size() == 1 ? unnamed(layer) : layer)
              .sorted(Comparator.comparingInt(Plot::height))
              .toList();
      return new Panel.Plot(title, x.axis(), y.axis(), ordered);
    }

    /** Points alone are what the axis says. */
    private Layer unnamed(Layer layer) {
      return layer instanceof Layer.Points points && points.name().equals(y.name)
          ? new Layer.Points("", points.points(), points.look())
          : layer;
    }

    /** Areas lie below lines, lines below points. */
    private static int height(Layer layer) {
      if (layer instanceof Layer.Shades || layer instanceof Layer.Regions) {
        return 0;
      }
      if (layer instanceof Layer.Isoline) {
        return 1;
      }
      if (layer instanceof Layer.Line) {
        return 2;
      }
      return layer instanceof Layer.Points ? 3 : 4;
    }
  }

  /** Parts that follow each other and can share axes become one. */
  static List<Part> joined(List<Part> parts) {
    List<Part> joined = new ArrayList<>();
    for (Part part : parts) {
      int index = part instanceof Plot plot ? sharing(joined, plot) : -1;
      if (index >= 0) {
        joined.set(index, ((Plot) joined.get(index)).with((Plot) part));
      } else {
        joined.add(part);
      }
    }
    return joined;
  }

  private static int sharing(List<Part> parts, Plot plot) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Plot other && other.shares(plot)) {
        return i;
      }
    }
    return -1;
  }
}
