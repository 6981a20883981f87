package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Box;
import dev.nnc.plot.canvas.Canvas;
import dev.nnc.plot.canvas.Color;
import dev.nnc.plot.canvas.Mark;
import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.canvas.Stroke;
import dev.nnc.plot.canvas.TextWidths;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the colours of a plot mean, beside it: entries, and below them a bar of colours. */
final class Legend {
  private final List<Entry> entries;

  private final Layer.@Nullable Shades shades;
  private final double height;

  /** A name and the layer that it stands for, or the class of a region. */
  private record Entry(String name, Layer layer, int look) {}

  private Legend(List<Entry> entries, Layer.@Nullable Shades shades, double height) {
    this.entries = entries;
    this.shades = shades;
    this.height = height;
  }

  /**
   * @param height of the plot
   */
  static Legend of(List<Layer> layers, double height) {
    List<Entry> entries = new ArrayList<>();
    Layer.Shades shades = null;
    for (Layer layer : layers) {
      if (layer instanceof Layer.Shades found) {
        shades = found;
      } else if (layer instanceof Layer.Regions regions) {
        for (int look = 0; look < regions.names().size(); look++) {
          entries.add(new Entry(regions.names().get(look), layer, look));
        }
      } else {
        entries.add(new Entry(name(layer), layer, look(layer)));
      }
    }
    return new Legend(withoutDoubles(entries), shades, height);
  }

  private static String name(Layer layer) {
    if (layer instanceof Layer.Line line) {
      return line.name();
    }
    if (layer instanceof Layer.Points points) {
      return points.name();
    }
    if (layer instanceof Layer.Isoline isoline) {
      return isoline.name();
    }
    return layer instanceof Layer.Path path ? path.name() : "";
  }

  private static int look(Layer layer) {
    if (layer instanceof Layer.Line line) {
      return line.look();
    }
    if (layer instanceof Layer.Points points) {
      return points.look();
    }
    return layer instanceof Layer.Path path ? path.look() : 0;
  }

  /** Points have the hues of the regions of their classes, and tell more. */
  private static List<Entry> withoutDoubles(List<Entry> entries) {
    boolean points = entries.stream().anyMatch(entry -> entry.layer instanceof Layer.Points);
    return entries.stream()
        .filter(entry -> !entry.name.isEmpty())
        .filter(entry -> !(points && entry.layer instanceof Layer.Regions))
        .toList();
  }

  double width() {
    double widest = 0;
    for (Entry entry : entries) {
      widest = Math.max(widest, Style.SWATCH + Style.GAP + textWidth(entry.name));
    }
    if (shades != null) {
      widest = Math.max(widest, ColorBar.width(shades.ramp(), shades.name()));
    }
    return widest == 0 ? 0 : widest + 2 * Style.GAP;
  }

  private static double textWidth(String name) {
    double width = TextWidths.of(name, Style.LEGEND.size(), false);
    return Math.min(width, Style.WIDEST_LEGEND);
  }

  /** Draws it to the right of a place. */
  void paint(Canvas canvas, Point corner) {
    canvas.beginGroup("legend");
    double x = corner.x() + 2 * Style.GAP;
    double y = corner.y();
    for (Entry entry : entries) {
      sample(canvas, entry, new Point(x + Style.SWATCH / 2, y + Style.LINE / 2));
      String text =
          TextWidths.shortened(entry.name, Style.LEGEND.size(), false, Style.WIDEST_LEGEND);
      Point place = new Point(x + Style.SWATCH + Style.GAP, y + Style.LINE / 2 + 4);
      canvas.text(place, text, Style.LEGEND);
      y += Style.LINE;
    }
    if (shades != null) {
      double top = entries.isEmpty() ? y : y + Style.GAP;
      Box box = new Box(x, top, Style.BAR, corner.y() + height - top);
      ColorBar.paint(canvas, box, shades.ramp(), shades.name());
    }
    canvas.endGroup();
  }

  private static void sample(Canvas canvas, Entry entry, Point center) {
    Point left = new Point(center.x() - Style.SWATCH / 2, center.y());
    Point right = new Point(center.x() + Style.SWATCH / 2, center.y());
    if (entry.layer instanceof Layer.Line || entry.layer instanceof Layer.Path) {
      boolean path = entry.layer instanceof Layer.Path;
      Stroke stroke = path ? Palette.path(entry.look) : Palette.stroke(entry.look);
      canvas.line(List.of(left, right), stroke);
      if (path) {
        Stroke edge = new Stroke(Color.WHITE, 1);
        canvas.mark(Mark.CIRCLE, left, 4, stroke.color(), edge);
        canvas.mark(Mark.DIAMOND, right, 4.5, stroke.color(), edge);
      }
    } else if (entry.layer instanceof Layer.Isoline) {
      canvas.line(List.of(left, right), Style.BOUNDARY);
    } else if (entry.layer instanceof Layer.Points) {
      canvas.mark(
          Palette.mark(entry.look),
          center,
          Style.RADIUS,
          Palette.color(entry.look),
          LayerPainter.edge(entry.look));
    } else {
      canvas.rectangle(new Box(left.x() + 4, center.y() - 6, 16, 12), Palette.pale(entry.look));
    }
  }
}
