package dev.nnc.data;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.Field;
import dev.nnc.runtime.data.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of some CSV files, one file's below the other's. */
final class CsvTable implements Table {
  private final List<Field> fields;
  private final List<CsvColumn> columns = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private final List<Integer> firstRows = new ArrayList<>();
  private int[] lines = new int[1024];
  private int rows;

  CsvTable(List<String> names) {
    fields = names.stream().map(name -> new Field(name, List.of(), false)).toList();
    names.forEach(name -> columns.add(new CsvColumn()));
  }

  /** Says which file the rows to come belong to. */
  void startFile(Path file) {
    files.add(file);
    firstRows.add(rows);
  }

  CsvColumn column(int column) {
    return columns.get(column);
  }

  /** Completes a row, whose columns are set. */
  void endRow(int line) {
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, rows + (rows >> 1));
    }
    lines[rows++] = line;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public List<Field> fields() {
    return fields;
  }

  @Override
  public void read(int field, int firstRow, int rowCount, double[] target, int offset, int stride) {
    CsvColumn column = columns.get(field);
    for (int r = 0; r < rowCount; r++) {
      target[offset + r * stride] = column.number(firstRow + r);
    }
  }

  @Override
  public void readKeys(int field, int firstRow, int rowCount, double[] target) {
    CsvColumn column = columns.get(field);
    if (column.forgetful()) {
      throw new UserException(
          files.get(0) + ": column `" + fields.get(field).name() + "` has too many different texts",
          "use a column of numbers");
    }
    int[] ranks = column.ranks();
    for (int r = 0; r < rowCount; r++) {
      target[r] = column.key(firstRow + r, ranks);
    }
  }

  @Override
  public String text(int row, int field) {
    return columns.get(field).text(row);
  }

  @Override
  public String place(int row) {
    int file = files.size() - 1;
    while (firstRows.get(file) > row) {
      file--;
    }
    return files.get(file) + ", line " + lines[row];
  }
}
