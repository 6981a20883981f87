package dev.nnc.cli.report;

import dev.nnc.data.profile.ColumnProfile;
import dev.nnc.data.profile.Numbers;
import dev.nnc.data.profile.TableProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in lines of text what is in a table. */
public final class DataReport {
  public static final int WIDTH = 96;

  private static final int MOST_COLUMNS = 40;
  private static final int SHOWN_COLUMNS = 20;
  private static final int FIRST_COLUMNS = 12;
  private static final int MOST_CLASSES = 20;
  private static final int LONGEST = 16;

  private DataReport() {}

  public static List<String> lines(String name, TableProfile table) {
    List<String> lines = new ArrayList<>();
    int count = table.columns().size();
    lines.add(name + ": " + count(table.rows(), "row") + ", " + count(count, "column"));
    lines.addAll(columns(table));
    lines.add("first rows:");
    lines.addAll(firstRows(table));
    return lines;
  }

  public static String count(long count, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
  }

  private static List<String> columns(TableProfile table) {
    List<ColumnProfile> columns = table.columns();
    boolean all = columns.size() <= MOST_COLUMNS;
    TextTable lines = new TextTable(WIDTH);
    lines.add("column", "type", "missing", "min", "max", "mean", "distinct", "");
    columns.subList(0, all ? columns.size() : SHOWN_COLUMNS).forEach(each -> lines.add(row(each)));
    List<String> text = new ArrayList<>(lines.lines());
    if (!all) {
      text.add("  … " + summary(columns.subList(SHOWN_COLUMNS, columns.size())));
    }
    return text;
  }

  private static List<String> row(ColumnProfile column) {
    return List.of(
        cut(column.name()),
        column.kind(),
        String.valueOf(column.missing()),
        Numbers.rounded(column.minimum()),
        Numbers.rounded(column.maximum()),
        Numbers.rounded(column.mean()),
        (column.many() ? ">" : "") + column.distinct(),
        classes(column));
  }

  /** The values of a column that has few. */
  private static String classes(ColumnProfile column) {
    boolean few = column.distinct() <= MOST_CLASSES && !column.many();
    if (!column.shape().isEmpty() || !(few || column.hasTexts())) {
      return "";
    }
    return column.values().stream()
            .limit(MOST_CLASSES)
            .map(each -> cut(each.value()) + " " + each.count())
            .collect(Collectors.joining(", "))
        + (few ? "" : ", …");
  }

  /** What many columns have in common. */
  private static String summary(List<ColumnProfile> columns) {
    double minimum =
        columns.stream()
            .mapToDouble(ColumnProfile::minimum)
            .filter(each -> !Double.isNaN(each))
            .min()
            .orElse(Double.NaN);
    double maximum =
        columns.stream()
            .mapToDouble(ColumnProfile::maximum)
            .filter(each -> !Double.isNaN(each))
            .max()
            .orElse(Double.NaN);
    long missing = columns.stream().mapToLong(ColumnProfile::missing).sum();
    long texts = columns.stream().filter(ColumnProfile::hasTexts).count();
    String range =
        Double.isNaN(minimum)
            ? "no numbers"
            : "numbers from " + Numbers.rounded(minimum) + " to " + Numbers.rounded(maximum);
    return String.format(
        Locale.ROOT,
        "%,d more, %s to %s: %s, %,d cells missing, %s with text",
        columns.size(),
        columns.get(0).name(),
        columns.get(columns.size() - 1).name(),
        range,
        missing,
        texts == 0 ? "none" : texts);
  }

  private static List<String> firstRows(TableProfile table) {
    TextTable lines = new TextTable(WIDTH);
    lines.add(some(table.columns().stream().map(ColumnProfile::name).toList()));
    table.first().forEach(row -> lines.add(some(row)));
    return lines.lines();
  }

  private static List<String> some(List<String> cells) {
    List<String> some = new ArrayList<>();
    cells.stream().limit(FIRST_COLUMNS).forEach(cell -> some.add(cut(cell)));
    if (cells.size() > FIRST_COLUMNS) {
      some.add("…");
    }
    return some;
  }

  private static String cut(String cell) {
    String text = cell.replaceAll("\\p{Cntrl}", "·");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
