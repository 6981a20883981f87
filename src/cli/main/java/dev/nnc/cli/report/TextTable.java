package dev.nnc.cli.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows of cells as lines with aligned columns, numbers to the right. */
public final class TextTable {
  private final int width;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param width letters of a line; what is longer is cut
   */
  public TextTable(int width) {
    this.width = width;
  }

  public TextTable add(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  public TextTable add(String... cells) {
    return add(List.of(cells));
  }

  /** The lines, each indented by two spaces. */
  public List<String> lines() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    List<Integer> widths = new ArrayList<>(Collections.nCopies(columns, 0));
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths.set(i, Math.max(widths.get(i), row.get(i).length()));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder(" ");
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      String space = " ".repeat(widths.get(i) - cell.length());
      line.append(' ').append(isRight(i) ? space + cell : cell + space);
    }
    String text = line.toString().stripTrailing();
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  /** A column of numbers, but for its title. */
  private boolean isRight(int column) {
    return rows.stream()
        .skip(1)
        .filter(row -> row.size() > column)
        .allMatch(row -> row.get(column).matches("|>?-?[0-9][0-9.,e+-]*|-?Infinity"));
  }
}
