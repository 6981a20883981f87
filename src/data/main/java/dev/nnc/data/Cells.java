package dev.nnc.data;

import java.util.List;

/** Cells of files in messages. */
final class Cells {
  private static final int LONGEST = 40;
  private static final int MOST = 12;

  private Cells() {}

  /** A cell's text, cut where it is long, its control characters as points. */
  static String shown(String cell) {
    String cut = cell.length() <= LONGEST ? cell : cell.substring(0, LONGEST) + "…";
    return cut.replaceAll("\\p{Cntrl}", "·");
  }

  /** The first cells of a line. */
  static String shown(List<String> cells) {
    List<String> some = cells.subList(0, Math.min(MOST, cells.size()));
    String text = String.join(", ", some.stream().map(Cells::shown).toList());
    return cells.size() <= MOST ? text : text + ", … (" + cells.size() + " cells)";
  }
}
