package dev.nnc.runtime.kernel;

import dev.nnc.runtime.UserException;

/** Numbers of rows that a model computes, before they choose places in memory. */
public final class RowNumbers {
  private RowNumbers() {}

  /**
   * A row's number, if a table has such a row.
   *
   * @param rows of the table
   * @param place where the script asks for it: {@code words.nn:5}
   * @throws UserException if it is below 0, or {@code rows} or more
   */
  public static int within(int row, int rows, String place) {
    if (row < 0 || row >= rows) {
      throw outside(row, rows, place);
    }
    return row;
  }

  private static UserException outside(int row, int rows, String place) {
    return new UserException(
        "row " + row + " is taken from a table of " + rows + " rows at " + place,
        "rows are counted from 0: the number must be at least 0 and less than " + rows);
  }
}
