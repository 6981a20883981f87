package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Raster;
import java.util.List;

/** One part of a page. */
public sealed interface Panel {
  /** What stands above it; empty for nothing. */
  String title();

  /** Layers over a pair of axes, the first lowest. */
  record Plot(String title, Axis x, Axis y, List<Layer> layers) implements Panel {
    public Plot {
      layers = List.copyOf(layers);
    }
  }

  /**
   * A table of counts.
   *
   * @param rowName what the rows stand for
   * @param columnName what the columns stand for
   * @param labels of rows and columns alike
   * @param counts by row, then column
   */
  record Matrix(
      String title, String rowName, String columnName, List<String> labels, List<List<Long>> counts)
      implements Panel {
    public Matrix {
      labels = List.copyOf(labels);
      counts = counts.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Images in rows.
   *
   * @param ramp the colours of their values, for a bar beside them
   */
  record Gallery(String title, List<Raster> images, Ramp ramp) implements Panel {
    public Gallery {
      images = List.copyOf(images);
    }
  }
}
