package dev.nnc.plot.canvas;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes SVG: one element a line, texts as texts. The same drawing gives the same bytes everywhere.
 *
 * @see <a href="https://www.w3.org/TR/SVG11/">SVG 1.1</a>
 */
public final class SvgCanvas implements Canvas {
  private static final String FONTS = "DejaVu Sans, Verdana, Helvetica, Arial, sans-serif";

  private final StringBuilder text = new StringBuilder();
  private final List<Box> clips = new ArrayList<>();
  private String indent = "  ";

  /**
   * An empty white page.
   *
   * @param title for readers of the page who do not see it, as is {@code description}
   */
  public SvgCanvas(double width, double height, String title, String description) {
    String size = Decimals.of(width) + " " + Decimals.of(height);
    text.append("<svg xmlns=\"http://www.w3.org/2000/svg\"")
        .append(attribute("width", width))
        .append(attribute("height", height))
        .append(" viewBox=\"0 0 " + size + "\" role=\"img\"")
        .append(" aria-labelledby=\"title description\"")
        .append(" font-family=\"" + FONTS + "\">\n");
    element("<title id=\"title\">" + Xml.escaped(title) + "</title>");
    element("<desc id=\"description\">" + Xml.escaped(description) + "</desc>");
    rectangle(new Box(0, 0, width, height), Color.WHITE);
  }

  /** The whole file. */
  public String svg() {
    return text + "</svg>\n";
  }

  private void element(String element) {
    text.append(indent).append(element).append('\n');
  }

  private static String attribute(String name, double value) {
    return attribute(name, Decimals.of(value));
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + value + "\"";
  }

  private static String box(Box box) {
    return attribute("x", box.x())
        + attribute("y", box.y())
        + attribute("width", box.width())
        + attribute("height", box.height());
  }

  @Override
  public void beginGroup(String name) {
    element("<g" + attribute("class", Xml.escaped(name)) + ">");
    indent += "  ";
  }

  @Override
  public void endGroup() {
    indent = indent.substring(2);
    element("</g>");
  }

  @Override
  public void beginClip(Box box) {
    if (!clips.contains(box)) {
      clips.add(box);
      element("<clipPath id=\"clip" + clips.size() + "\"><rect" + box(box) + "/></clipPath>");
    }
    element("<g clip-path=\"url(#clip" + (clips.indexOf(box) + 1) + ")\">");
    indent += "  ";
  }

  @Override
  public void endClip() {
    endGroup();
  }

  @Override
  public void rectangle(Box box, Color fill) {
    element("<rect" + box(box) + attribute("fill", fill.hex()) + "/>");
  }

  @Override
  public void line(List<Point> points, Stroke stroke) {
    if (points.size() == 2) {
      element(
          "<line"
              + attribute("x1", points.get(0).x())
              + attribute("y1", points.get(0).y())
              + attribute("x2", points.get(1).x())
              + attribute("y2", points.get(1).y())
              + attributes(stroke)
              + "/>");
    } else {
      String places = places(points);
      element(
          "<polyline"
              + attribute("points", places)
              + " fill=\"none\" stroke-linejoin=\"round\""
              + attributes(stroke)
              + "/>");
    }
  }

  private static String places(List<Point> points) {
    List<String> places = new ArrayList<>();
    for (Point point : points) {
      String place = Decimals.of(point.x()) + "," + Decimals.of(point.y());
      if (places.isEmpty() || !places.get(places.size() - 1).equals(place)) {
        places.add(place);
      }
    }
    return String.join(" ", places);
  }

  private static String attributes(Stroke stroke) {
    String dashes =
        stroke.dashes().isEmpty()
            ? ""
            : attribute(
                "stroke-dasharray",
                String.join(" ", stroke.dashes().stream().map(Decimals::of).toList()));
    return attribute("stroke", stroke.color().hex())
        + attribute("stroke-width", stroke.width())
        + dashes;
  }

  @Override
  public void area(List<List<Point>> outlines, Color fill) {
    String path =
        String.join(" ", outlines.stream().map(outline -> "M" + places(outline) + "Z").toList());
    element(
        "<path"
            + attribute("d", path)
            + " fill-rule=\"evenodd\""
            + attribute("fill", fill.hex())
            + "/>");
  }

  @Override
  public void mark(Mark mark, Point center, double radius, Color fill, Stroke edge) {
    String form =
        mark == Mark.CIRCLE
            ? "<circle"
                + attribute("cx", center.x())
                + attribute("cy", center.y())
                + attribute("r", radius)
            : "<polygon" + attribute("points", places(mark.outline(center, radius)));
    element(form + attribute("fill", fill.hex()) + attributes(edge) + "/>");
  }

  @Override
  public void text(Point place, String written, TextStyle style) {
    String position =
        style.upwards()
            ? attribute(
                "transform",
                "translate(%s %s) rotate(-90)"
                    .formatted(Decimals.of(place.x()), Decimals.of(place.y())))
            : attribute("x", place.x()) + attribute("y", place.y());
    String anchor =
        switch (style.anchor()) {
          case START -> "";
          case MIDDLE -> " text-anchor=\"middle\"";
          case END -> " text-anchor=\"end\"";
        };
    element(
        "<text"
            + position
            + attribute("font-size", style.size())
            + (style.bold() ? " font-weight=\"bold\"" : "")
            + anchor
            + attribute("fill", style.color().hex())
            + ">"
            + Xml.escaped(written)
            + "</text>");
  }

  @Override
  public void image(Box box, Raster raster) {
    element(
        "<image"
            + box(box)
            + " preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\""
            + " href=\"data:image/png;base64,"
            + PlainPng.base64(raster)
            + "\"/>");
  }
}
