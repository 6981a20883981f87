package dev.nnc.plot.canvas;

import java.util.List;

/** A page to draw on. Positions are points from the upper left corner. */
public interface Canvas {
  /** Names what is drawn until {@link #endGroup}: a word for who reads the file. */
  void beginGroup(String name);

  void endGroup();

  /** Nothing outside the box is drawn until {@link #endClip}. */
  void beginClip(Box box);

  void endClip();

  void rectangle(Box box, Color fill);

  void line(List<Point> points, Stroke stroke);

  /** Fills what an odd number of the closed outlines surround. */
  void area(List<List<Point>> outlines, Color fill);

  /**
   * A mark for a point.
   *
   * @param fill its inside
   * @param edge its outline
   */
  void mark(Mark mark, Point center, double radius, Color fill, Stroke edge);

  /** A text, on one line. */
  void text(Point place, String text, TextStyle style);

  /** An image, enlarged without smoothing. */
  void image(Box box, Raster raster);
}
