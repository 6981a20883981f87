package dev.nnc.plot.picture;

import dev.nnc.plot.chart.Chart;
import dev.nnc.plot.chart.Panel;
import dev.nnc.runtime.picture.PictureLayer;
import dev.nnc.runtime.picture.PicturePlan;
import dev.nnc.runtime.train.PictureSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes charts of plot statements. Trainings are added one after the other; the session of one is
 * not looked at again when the next is added.
 */
public final class Charts {
  /** So many panels stand side by side. */
  private static final int MOST_ACROSS = 3;

  private final PicturePlan plan;
  private final List<Way> ways = new ArrayList<>();

  /** For each layer what is drawn of each training, as far as it needs the session. */
  private final List<List<Part>> drawn = new ArrayList<>();

  private final Map<PictureLayer, ContourPart> contours = new LinkedHashMap<>();

  public Charts(PicturePlan plan) {
    this.plan = plan;
    plan.layers().forEach(layer -> drawn.add(new ArrayList<>()));
  }

  /** The chart of a plot statement for one training. */
  static Chart of(PicturePlan plan, PictureSource source) {
    Charts charts = new Charts(plan);
    charts.add(new Run("", source));
    return charts.chart(source.model());
  }

  /**
   * Adds a training of the script, shown together with those before.
   *
   * @throws dev.nnc.runtime.UserException if there is nothing to show
   */
  public void add(Run run) {
    ways.add(run.way());
    for (int i = 0; i < plan.layers().size(); i++) {
      PictureLayer layer = plan.layers().get(i);
      if (layer instanceof PictureLayer.Contour contour) {
        contours.computeIfAbsent(contour, first -> new ContourPart(contour, run.source()));
      } else if (!(layer instanceof PictureLayer.Curves)) {
        drawn.get(i).add(part(layer, run));
      }
    }
  }

  /**
   * The chart of what was added.
   *
   * @throws dev.nnc.runtime.UserException if there is nothing to show
   */
  public Chart chart(String title) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < plan.layers().size(); i++) {
      parts.addAll(parts(plan.layers().get(i), drawn.get(i)));
    }
    boolean curves = plan.layers().stream().allMatch(each -> each instanceof PictureLayer.Curves);
    List<Panel> panels = Part.joined(parts).stream().map(Part::panel).toList();
    return new Chart(title, description(title), rows(panels, curves ? 1 : MOST_ACROSS));
  }

  private List<Part> parts(PictureLayer layer, List<Part> ofRuns) {
    if (layer instanceof PictureLayer.Curves curves) {
      return new CurveParts(curves, ways).parts();
    }
    ContourPart contour = contours.get(layer);
    return contour == null ? ofRuns : List.of(contour.part(ways));
  }

  /** Parts of several trainings become one plot where they can share axes. */
  private static Part part(PictureLayer layer, Run run) {
    if (layer instanceof PictureLayer.Lines lines) {
      return new LinePart(lines, run).part();
    }
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

  private String description(String title) {
    List<String> texts = plan.layers().stream().map(Descriptions::of).toList();
    String compared =
        ways.size() == 1 ? "" : ", for " + String.join(", ", ways.stream().map(Way::name).toList());
    return title + ": " + String.join("; ", texts) + compared + ".";
  }
}
