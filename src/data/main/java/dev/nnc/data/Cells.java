package dev.nnc.data;

import dev.nnc.runtime.data.table.CellText;
import java.util.List;

/** Cells of files in messages. */
final class Cells {
  private static final int MOST = 12;

  private Cells() {}

  /** The first cells of a line. */
  static String shown(List<String> cells) {
    List<String> some = cells.subList(0, Math.min(MOST, cells.size()));
    String text = String.join(", ", some.stream().map(CellText::shown).toList());
    return cells.size() <= MOST ? text : text + ", … (" + cells.size() + " cells)";
  }
}
