package dev.nnc.runtime.data.table;

import dev.nnc.runtime.file.NumberText;
import java.util.List;

/** Rows of fields: read from files, handed over by a program, or drawn. */
public interface Table {
  int rows();

  /** The columns, in the file's order. */
  List<Field> fields();

  /**
   * Reads a field of some rows as doubles. Element e of row {@code firstRow + r} goes to {@code
   * target[offset + r * stride + e]}; what is missing or not a number is NaN there.
   */
  void read(int field, int firstRow, int rowCount, double[] target, int offset, int stride);

  /** Reads a field of some rows, row-major and dense. */
  default void read(int field, int firstRow, int rowCount, double[] target) {
    read(field, firstRow, rowCount, target, 0, fields().get(field).width());
  }

  /**
   * Reads a field of width 1 for grouping and sorting: equal keys for equal values, in the order of
   * the values, NaN where missing. Text has keys too, in the order of the text.
   */
  default void readKeys(int field, int firstRow, int rowCount, double[] target) {
    read(field, firstRow, rowCount, target);
  }

  /** What a value that was read as NaN says; empty where nothing stands. */
  default String text(int row, int field) {
    return "";
  }

  /** A cell of a field of width 1 as it is written, as far as that is known; empty for nothing. */
  default String written(int row, int field) {
    double[] number = new double[1];
    read(field, row, 1, number);
    return Double.isNaN(number[0]) ? text(row, field) : NumberText.of(number[0]);
  }

  /** What messages call all of it where the program hands it over. */
  default String name() {
    return "the table";
  }

  /** Where the names of the fields stand: {@code data/line.csv, line 1}; empty for nowhere. */
  default String header() {
    return "";
  }

  /** Where a row stands, as messages say it: {@code data/line.csv, line 17}. */
  String place(int row);

  /** Where a value stands: {@code data/line.csv, line 17, column `x1`}. */
  default String place(int row, int field) {
    return place(row) + ", column `" + fields().get(field).name() + "`";
  }
}
