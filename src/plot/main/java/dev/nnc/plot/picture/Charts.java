package dev.nnc.plot.picture;

import dev.nnc.plot.chart.Chart;
import dev.nnc.plot.chart.Panel;
import dev.nnc.runtime.picture.PictureLayer;
import dev.nnc.runtime.picture.PicturePlan;
import java.util.ArrayList;
import java.util.List;

/** Makes charts of plot statements. */
public final class Charts {
  /** So many panels stand side by side. */
  private static final int MOST_ACROSS = 3;

  private Charts() {}

  /**
   * The chart of a plot statement.
   *
   * @param runs trainings of the same script, shown together
   * @throws dev.nnc.runtime.UserException if there is nothing to show
   */
  public static Chart of(String title, PicturePlan plan, List<Run> runs) {
    List<Part> parts = new ArrayList<>();
    for (PictureLayer layer : plan.layers()) {
      parts.addAll(parts(layer, runs));
    }
    boolean curves = plan.layers().stream().allMatch(each -> each instanceof PictureLayer.Curves);
    List<Panel> panels = Part.joined(parts).stream().map(Part::panel).toList();
    return new Chart(title, description(title, plan, runs), rows(panels, curves ? 1 : MOST_ACROSS));
  }

  private static List<Part> parts(PictureLayer layer, List<Run> runs) {
    if (layer instanceof PictureLayer.Curves curves) {
      return new CurveParts(curves, runs).parts();
    }
    if (layer instanceof PictureLayer.Contour contour) {
      return List.of(new ContourPart(contour, runs).part());
    }
    if (layer instanceof PictureLayer.Lines lines) {
      return List.of(new LinePart(lines, runs).part());
    }
    List<Part> parts = new ArrayList<>();
    for (Run run : runs) {
      parts.add(part(layer, run));
    }
    return parts;
  }

  /** What cannot lie in the same plot for several runs gets one for each. */
  private static Part part(PictureLayer layer, Run run) {
    if (layer instanceof PictureLayer.Boundary boundary) {
      return new BoundaryPart(boundary, run).part();
    }
    if (layer instanceof PictureLayer.Scatter scatter) {
      return new ScatterPart(scatter, run).part();
    }
    return layer instanceof PictureLayer.Images images
        ? Images.part(images, run)
        : Confusion.part((PictureLayer.Confusion) layer, run);
  }

  private static List<List<Panel>> rows(List<Panel> panels, int across) {
    List<List<Panel>> rows = new ArrayList<>();
    for (int first = 0; first < panels.size(); first += across) {
      rows.add(panels.subList(first, Math.min(panels.size(), first + across)));
    }
    return rows;
  }

  private static String description(String title, PicturePlan plan, List<Run> runs) {
    List<String> texts = plan.layers().stream().map(Descriptions::of).toList();
    String compared =
        runs.size() == 1 ? "" : ", for " + String.join(", ", runs.stream().map(Run::name).toList());
    return title + ": " + String.join("; ", texts) + compared + ".";
  }
}
