package dev.nnc.plot.canvas;

import java.util.List;

/**
 * How a line is drawn.
 *
 * @param dashes lengths of dashes and gaps in turn; none for a solid line
 */
public record Stroke(Color color, double width, List<Double> dashes) {
  public Stroke {
    dashes = List.copyOf(dashes);
  }

  /** A solid line. */
  public Stroke(Color color, double width) {
    this(color, width, List.of());
  }
}
