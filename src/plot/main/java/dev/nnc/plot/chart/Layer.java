package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Point;
import java.util.List;

/** Something to see over a pair of axes. */
public sealed interface Layer {
  /**
   * A curve.
   *
   * @param name in the legend
   * @param look which colour and dashes, from 0
   */
  record Line(String name, List<Point> points, int look) implements Layer {
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * Points without order.
   *
   * @param name in the legend
   * @param look which colour and mark, from 0
   */
  record Points(String name, List<Point> points, int look) implements Layer {
    public Points {
      points = List.copyOf(points);
    }
  }

  /**
   * A way with a beginning and an end.
   *
   * @param name in the legend
   * @param look which colour and mark, from 0
   */
  record Path(String name, List<Point> points, int look) implements Layer {
    public Path {
      points = List.copyOf(points);
    }
  }

  /**
   * A field in bands of colour.
   *
   * @param name beside the bar of colours
   * @param ramp the bands and their colours
   */
  record Shades(String name, Field field, Ramp ramp) implements Layer {}

  /**
   * Lines along which a field has a value.
   *
   * @param name in the legend; empty for none
   */
  record Isoline(String name, Field field, double level) implements Layer {}

  /**
   * Areas of classes.
   *
   * @param margins for each class how far it is ahead of all others; above 0 where it wins
   * @param names of the classes, in the legend unless points have the same
   */
  record Regions(List<String> names, List<Field> margins) implements Layer {
    public Regions {
      names = List.copyOf(names);
      margins = List.copyOf(margins);
    }
  }
}
