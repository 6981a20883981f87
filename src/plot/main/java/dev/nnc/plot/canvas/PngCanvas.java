package dev.nnc.plot.canvas;

import dev.nnc.runtime.UserException;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Draws pixels with Java2D, without a screen. */
final class PngCanvas implements Canvas {
  private final BufferedImage image;
  private final Graphics2D graphics;
  private final Deque<Shape> clips = new ArrayDeque<>();

  /**
   * An empty white page.
   *
   * @param scale pixels a point
   */
  PngCanvas(double width, double height, double scale) {
    image =
        new BufferedImage(
            (int) Math.ceil(width * scale),
            (int) Math.ceil(height * scale),
            BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    rectangle(new Box(0, 0, image.getWidth(), image.getHeight()), Color.WHITE);
    graphics.scale(scale, scale);
  }

  /**
   * Draws a letter where nobody sees it.
   *
   * @throws UserException if that is impossible
   */
  static void requireFonts() {
    // No window is ever opened; without this some machines look for a screen.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    try {
      new Font(Font.SANS_SERIF, Font.PLAIN, 12).getLineMetrics("x", measuring());
    } catch (LinkageError | RuntimeException missing) {
      throw new UserException(
          "this Java cannot draw PNG pictures: it lacks fonts or the libraries for them",
          "write an .svg file instead, or install fontconfig and a font such as DejaVu",
          missing);
    }
  }

  private static java.awt.font.FontRenderContext measuring() {
    return new java.awt.font.FontRenderContext(new AffineTransform(), true, true);
  }

  /** The whole file. */
  byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private void color(Color color) {
    graphics.setColor(new java.awt.Color(color.rgb()));
  }

  @Override
  public void beginGroup(String name) {}

  @Override
  public void endGroup() {}

  @Override
  public void beginClip(Box box) {
    @Nullable Shape before = graphics.getClip();
    clips.push(before == null ? new Rectangle2D.Double(-1e6, -1e6, 2e6, 2e6) : before);
    graphics.clip(shape(box));
  }

  @Override
  public void endClip() {
    graphics.setClip(clips.pop());
  }

  private static Rectangle2D shape(Box box) {
    return new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
  }

  @Override
  public void rectangle(Box box, Color fill) {
    color(fill);
    graphics.fill(shape(box));
  }

  @Override
  public void line(List<Point> points, Stroke stroke) {
    Path2D path = new Path2D.Double();
    add(path, points);
    draw(path, stroke);
  }

  private void draw(Shape shape, Stroke stroke) {
    float[] dashes = new float[stroke.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = stroke.dashes().get(i).floatValue();
    }
    color(stroke.color());
    graphics.setStroke(
        new BasicStroke(
            (float) stroke.width(),
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            dashes.length == 0 ? null : dashes,
            0));
    graphics.draw(shape);
  }

  private static void add(Path2D path, List<Point> points) {
    path.moveTo(points.get(0).x(), points.get(0).y());
    points.stream().skip(1).forEach(point -> path.lineTo(point.x(), point.y()));
  }

  @Override
  public void area(List<List<Point>> outlines, Color fill) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (List<Point> outline : outlines) {
      add(path, outline);
      path.closePath();
    }
    color(fill);
    graphics.fill(path);
  }

  @Override
  public void mark(Mark mark, Point center, double radius, Color fill, Stroke edge) {
    Shape shape = shape(mark, center, radius);
    color(fill);
    graphics.fill(shape);
    draw(shape, edge);
  }

  private static Shape shape(Mark mark, Point center, double radius) {
    if (mark == Mark.CIRCLE) {
      return new Ellipse2D.Double(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius);
    }
    Path2D path = new Path2D.Double();
    add(path, mark.outline(center, radius));
    path.closePath();
    return path;
  }

  @Override
  public void text(Point place, String text, TextStyle style) {
    int weight = style.bold() ? Font.BOLD : Font.PLAIN;
    Font font = new Font(Font.SANS_SERIF, weight, 1).deriveFont((float) style.size());
    graphics.setFont(font);
    color(style.color());
    double width = font.getStringBounds(text, graphics.getFontRenderContext()).getWidth();
    double start =
        switch (style.anchor()) {
          case START -> 0;
          case MIDDLE -> -width / 2;
          case END -> -width;
        };
    AffineTransform before = graphics.getTransform();
    graphics.translate(place.x(), place.y());
    if (style.upwards()) {
      graphics.rotate(-Math.PI / 2);
    }
    graphics.drawString(text, (float) start, 0);
    graphics.setTransform(before);
  }

  @Override
  public void image(Box box, Raster raster) {
    BufferedImage pixels =
        new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_RGB);
    pixels.setRGB(0, 0, raster.width(), raster.height(), raster.pixels(), 0, raster.width());
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    AffineTransform placed = AffineTransform.getTranslateInstance(box.x(), box.y());
    placed.scale(box.width() / raster.width(), box.height() / raster.height());
    graphics.drawImage(pixels, placed, null);
  }
}
