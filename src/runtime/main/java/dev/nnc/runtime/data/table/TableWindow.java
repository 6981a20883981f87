package dev.nnc.runtime.data.table;

import java.util.List;

/**
 * Some rows of a table.
 *
 * @param first the row of the whole that is row 0 here
 */
record TableWindow(Table whole, int first, int rows) implements Table {
  @Override
  public List<Field> fields() {
    return whole.fields();
  }

  @Override
  public void read(int field, int firstRow, int rowCount, double[] target, int offset, int stride) {
    whole.read(field, first + firstRow, rowCount, target, offset, stride);
  }

  @Override
  public void readKeys(int field, int firstRow, int rowCount, double[] target) {
    whole.readKeys(field, first + firstRow, rowCount, target);
  }

  @Override
  public String text(int row, int field) {
    return whole.text(first + row, field);
  }

  @Override
  public String written(int row, int field) {
    return whole.written(first + row, field);
  }

  @Override
  public String header() {
    return whole.header();
  }

  @Override
  public String place(int row) {
    return whole.place(first + row);
  }

  @Override
  public String place(int row, int field) {
    return whole.place(first + row, field);
  }
}
