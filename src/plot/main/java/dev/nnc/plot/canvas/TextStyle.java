package dev.nnc.plot.canvas;

/**
 * How a text is set.
 *
 * @param size of the font in points
 * @param upwards whether it is turned to be read from below
 */
public record TextStyle(double size, boolean bold, Color color, Anchor anchor, boolean upwards) {
  /** Which part of a text stands at its place; the place is on its base line. */
  public enum Anchor {
    START,
    MIDDLE,
    END
  }

  public TextStyle withAnchor(Anchor other) {
    return new TextStyle(size, bold, color, other, upwards);
  }

  public TextStyle withColor(Color other) {
    return new TextStyle(size, bold, other, anchor, upwards);
  }

  public TextStyle withSize(double other) {
    return new TextStyle(other, bold, color, anchor, upwards);
  }

  /** Turned to be read from below. */
  public TextStyle turned() {
    return new TextStyle(size, bold, color, anchor, true);
  }

  /** Where a text set so at a place lies, widths guessed as {@link TextWidths} does. */
  public Box box(Point place, String text) {
    double width = TextWidths.of(text, size, bold);
    double before =
        switch (anchor) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    double above = size * 0.8;
    return upwards
        ? new Box(place.x() - above, place.y() - width + before, size, width)
        : new Box(place.x() - before, place.y() - above, width, size);
  }
}
