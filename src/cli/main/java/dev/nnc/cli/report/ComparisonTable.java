package dev.nnc.cli.report;

import dev.nnc.runtime.launch.JsonObject;
import dev.nnc.runtime.launch.ReportField;
import dev.nnc.runtime.train.TrainingReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What trainings with several values of a config reach, a line each. */
public final class ComparisonTable {
  private static final int WIDTH = 12;

  private final String name;
  private final int first;
  private final boolean json;

  /**
   * @param name of the config
   * @param values that are compared
   * @param json whether lines are JSON
   */
  public ComparisonTable(String name, List<String> values, boolean json) {
    this.name = name;
    this.json = json;
    this.first = Math.max(name.length(), values.stream().mapToInt(String::length).max().orElse(0));
  }

  /** The names of the columns; none in JSON. */
  public Optional<String> head(TrainingReport report) {
    if (json) {
      return Optional.empty();
    }
    List<String> cells = new ArrayList<>(List.of("loss"));
    cells.addAll(report.metrics().keySet());
    cells.add("seconds");
    return Optional.of(row(name, cells));
  }

  public String line(String value, TrainingReport report) {
    if (json) {
      JsonObject object =
          new JsonObject()
              .put(ReportField.SETTINGS.key(), new JsonObject().put(name, value))
              .put(ReportField.LOSS.key(), report.loss());
      report.metrics().forEach(object::put);
      return object.put(ReportField.SECONDS.key(), report.seconds()).toString();
    }
    List<String> cells = new ArrayList<>(List.of(loss(report)));
    report.metrics().values().forEach(metric -> cells.add(number(metric)));
    cells.add(String.format(Locale.ROOT, "%.2f", report.seconds()));
    return row(value, cells);
  }

  private String row(String start, List<String> cells) {
    StringBuilder row = new StringBuilder(start + " ".repeat(first - start.length()));
    for (String cell : cells) {
      int width = Math.max(WIDTH, cell.length() + 2);
      row.append(" ".repeat(width - cell.length())).append(cell);
    }
    return row.toString();
  }

  /** A training without steps has none. */
  private static String loss(TrainingReport report) {
    return report.steps() == 0 ? "-" : number(report.loss());
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.5g", value) : value + "";
  }
}
