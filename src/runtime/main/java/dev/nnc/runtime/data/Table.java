package dev.nnc.runtime.data;

import java.util.List;

/**
 * Rows of fields, opened by a {@link SourceReader}. Values are read as doubles, NaN where missing.
 */
public interface Table {
  int rows();

  /** The columns, in the file's order. */
  List<Field> fields();

  /**
   * Reads a field of some rows. Element e of row {@code firstRow + r} goes to {@code target[offset
   * + r * stride + e]}.
   *
   * @throws dev.nnc.runtime.UserException if a value is not a number
   */
  void read(int field, int firstRow, int rowCount, double[] target, int offset, int stride);

  /** Reads a field of some rows, row-major and dense. */
  default void read(int field, int firstRow, int rowCount, double[] target) {
    read(field, firstRow, rowCount, target, 0, fields().get(field).width());
  }

  /**
   * Reads a field of width 1 for grouping and sorting: equal keys for equal values, in the order of
   * the values. Fields of text have keys too.
   */
  default void readKeys(int field, int firstRow, int rowCount, double[] target) {
    read(field, firstRow, rowCount, target);
  }

  /** Where a row stands, as messages say it: {@code data/line.csv, line 17}. */
  String place(int row);
}
