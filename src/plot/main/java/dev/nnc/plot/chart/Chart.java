package dev.nnc.plot.chart;

import java.util.List;

/**
 * One page.
 *
 * @param title above all panels
 * @param description what there is to see, for readers who do not see it
 * @param rows panels side by side, from above
 */
public record Chart(String title, String description, List<List<Panel>> rows) {
  public Chart {
    rows = rows.stream().map(List::copyOf).toList();
  }
}
