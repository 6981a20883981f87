package dev.nnc.runtime.data.table;

/** Texts of files in messages. */
public final class CellText {
  /** Characters that are shown of a text. */
  public static final int LONGEST = 40;

  private CellText() {}

  /** A text, cut where it is long, its control characters as points. */
  public static String shown(String text) {
    String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    return cut.replaceAll("\\p{Cntrl}", "·");
  }
}
