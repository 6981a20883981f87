package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Canvas;
import dev.nnc.plot.canvas.Color;
import dev.nnc.plot.canvas.Mark;
import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.canvas.Stroke;
import java.util.ArrayList;
import java.util.List;

/** Draws layers, each in its way. */
final class LayerPainter {
  private static final double SPACING = 0.8;
  private static final Stroke HALO = new Stroke(Color.WHITE, 4);

  private final Canvas canvas;
  private final Place place;

  LayerPainter(Canvas canvas, Place place) {
    this.canvas = canvas;
    this.place = place;
  }

  void paint(Layer layer) {
    canvas.beginGroup(layer.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
    if (layer instanceof Layer.Line line) {
      place.pieces(line.points()).forEach(piece -> line(piece, line.look()));
    } else if (layer instanceof Layer.Points points) {
      points(points);
    } else if (layer instanceof Layer.Path path) {
      path(path);
    } else if (layer instanceof Layer.Shades shades) {
      shades(shades);
    } else if (layer instanceof Layer.Isoline isoline) {
      isoline(isoline);
    } else {
      regions((Layer.Regions) layer);
    }
    canvas.endGroup();
  }

  /** A single value between two that have no place is still seen. */
  private void line(List<Point> piece, int look) {
    if (piece.size() == 1) {
      canvas.mark(Palette.mark(look), piece.get(0), Style.RADIUS, Palette.color(look), edge(look));
    } else {
      canvas.line(piece, Palette.stroke(look));
    }
  }

  static Stroke edge(int look) {
    return new Stroke(Palette.color(look).towards(Color.BLACK, 0.5), 0.7);
  }

  private void points(Layer.Points points) {
    Color color = Palette.color(points.look());
    points.points().stream()
        .filter(place::admits)
        .forEach(
            point ->
                canvas.mark(
                    Palette.mark(points.look()),
                    place.at(point),
                    Style.RADIUS,
                    color,
                    edge(points.look())));
  }

  /** White beside the line keeps it visible on any ground. */
  private void path(Layer.Path path) {
    List<Point> points = visiblySpaced(path.points());
    if (points.isEmpty()) {
      return;
    }
    if (points.size() > 1) {
      canvas.line(points, HALO);
      canvas.line(points, Palette.path(path.look()));
    }
    Color color = Palette.path(path.look()).color();
    Stroke edge = new Stroke(Color.WHITE, 1.4);
    canvas.mark(Mark.CIRCLE, points.get(0), 5, color, edge);
    canvas.mark(Mark.DIAMOND, points.get(points.size() - 1), 6, color, edge);
  }

  /** Steps too small to be seen are left out. */
  private List<Point> visiblySpaced(List<Point> path) {
    List<Point> kept = new ArrayList<>();
    List<Point> points = path.stream().filter(place::admits).map(place::at).toList();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      Point last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      boolean near =
          last != null && Math.abs(point.x() - last.x()) + Math.abs(point.y() - last.y()) < SPACING;
      if (!near || i == points.size() - 1) {
        kept.add(point);
      }
    }
    return kept;
  }

  /** Each band is laid on the one below it. */
  private void shades(Layer.Shades shades) {
    canvas.rectangle(place.area(), shades.ramp().color(0));
    for (int band = 1; band < shades.ramp().bands(); band++) {
      area(shades.field(), shades.ramp().levels().get(band), shades.ramp().color(band));
    }
  }

  private void area(Field field, double level, Color color) {
    List<List<Point>> outlines =
        MarchingSquares.outlines(field, level).stream()
            .map(outline -> outline.stream().map(place::at).toList())
            .toList();
    if (!outlines.isEmpty()) {
      canvas.area(outlines, color);
    }
  }

  private void isoline(Layer.Isoline isoline) {
    MarchingSquares.lines(isoline.field(), isoline.level())
        .forEach(line -> canvas.line(line.stream().map(place::at).toList(), Style.BOUNDARY));
  }

  private void regions(Layer.Regions regions) {
    canvas.rectangle(place.area(), Color.WHITE);
    for (int look = 0; look < regions.margins().size(); look++) {
      area(regions.margins().get(look), 0, Palette.pale(look));
    }
    for (Field margin : regions.margins()) {
      isoline(new Layer.Isoline("", margin, 0));
    }
  }
}
