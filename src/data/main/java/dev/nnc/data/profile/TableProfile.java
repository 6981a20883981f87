package dev.nnc.data.profile;

import dev.nnc.runtime.data.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands in a table.
 *
 * @param first the cells of the first rows, as a file has them
 */
public record TableProfile(int rows, List<ColumnProfile> columns, List<List<String>> first) {
  private static final int FIRST = 5;

  public TableProfile {
    columns = List.copyOf(columns);
    first = List.copyOf(first);
  }

  /** Looks at all cells of a table. */
  public static TableProfile of(Table table) {
    List<ColumnProfile> columns = new ArrayList<>();
    for (int field = 0; field < table.fields().size(); field++) {
      columns.add(new ColumnCounter(table, field).count());
    }
    List<List<String>> first = new ArrayList<>();
    for (int row = 0; row < Math.min(FIRST, table.rows()); row++) {
      first.add(cells(table, row));
    }
    return new TableProfile(table.rows(), columns, first);
  }

  private static List<String> cells(Table table, int row) {
    List<String> cells = new ArrayList<>();
    for (int field = 0; field < table.fields().size(); field++) {
      cells.add(cell(table, row, field));
    }
    return cells;
  }

  private static String cell(Table table, int row, int field) {
    double[] values = new double[table.fields().get(field).width()];
    table.read(field, row, 1, values);
    if (values.length != 1) {
      return values.length == 0 ? "" : Numbers.text(values[0]) + " …";
    }
    return Double.isNaN(values[0]) ? table.text(row, field) : Numbers.text(values[0]);
  }
}
