package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Box;
import dev.nnc.plot.canvas.Canvas;
import dev.nnc.plot.canvas.Color;
import dev.nnc.plot.canvas.Mark;
import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.canvas.Raster;
import dev.nnc.plot.canvas.Stroke;
import dev.nnc.plot.canvas.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps where texts are, and nothing else. */
final class TextCanvas implements Canvas {
  final Map<String, Box> texts = new LinkedHashMap<>();

  @Override
  public void text(Point place, String text, TextStyle style) {
    texts.put(text + " at " + place, style.box(place, text));
  }

  @Override
  public void beginGroup(String name) {}

  @Override
  public void endGroup() {}

  @Override
  public void beginClip(Box box) {}

  @Override
  public void endClip() {}

  @Override
  public void rectangle(Box box, Color fill) {}

  @Override
  public void line(List<Point> points, Stroke stroke) {}

  @Override
  public void area(List<List<Point>> outlines, Color fill) {}

  @Override
  public void mark(Mark mark, Point center, double radius, Color fill, Stroke edge) {}

  @Override
  public void image(Box box, Raster raster) {}
}
