package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Box;
import dev.nnc.plot.canvas.Canvas;
import java.util.List;

/** Draws one panel: knows what room it needs, then takes it. */
interface PanelPainter {
  /** The width that it needs, with axes and legend. */
  double width();

  /** The height that it needs. */
  double height();

  /** Draws with the upper left corner of the box as its own; the box has the room. */
  void paint(Canvas canvas, Box box);

  /**
   * The painter of a panel.
   *
   * @param stacked what stands above each other with it, itself included; a panel alone is higher
   */
  static PanelPainter of(Panel panel, List<Panel> stacked) {
    if (panel instanceof Panel.Plot plot) {
      return new PlotPainter(plot, PlotPainter.labelWidth(stacked), stacked.size() > 1);
    }
    return panel instanceof Panel.Matrix matrix
        ? new MatrixPainter(matrix)
        : new GalleryPainter((Panel.Gallery) panel);
  }
}
