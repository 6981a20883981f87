package dev.nnc.runtime.data.table;

import dev.nnc.runtime.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Rows in memory, given column by column. A table does not change: a column more makes a new one,
 * which takes time with many of them; a {@link Builder} takes those one after the other.
 *
 * <pre>
 * var sales = new MemoryTable("sales").with("price", 3.5, 4).with("shop", List.of("north", "south"));
 * </pre>
 */
public final class MemoryTable implements Table {
  private final String name;
  private final List<Column> columns;
  private final List<Field> fields;

  /**
   * @param numbers NaN for texts
   * @param keys what {@link #readKeys} gives
   * @param texts empty for numbers
   */
  private record Column(
      Field field, int rows, double[] numbers, double[] keys, List<String> texts) {
    static Column of(String name, double[] values) {
      return of(new Field(name, List.of(), false), values.length, values.clone());
    }

    static Column of(Field field, int rows, double[] numbers) {
      return new Column(field, rows, numbers, numbers, List.of());
    }

    static Column of(Field field, List<String> texts) {
      List<String> sorted = texts.stream().distinct().sorted().toList();
      double[] keys = new double[texts.size()];
      Arrays.setAll(
          keys,
          row -> {
            String text = texts.get(row);
            return text.isEmpty() ? Double.NaN : Collections.binarySearch(sorted, text);
          });
      double[] none = new double[texts.size()];
      Arrays.fill(none, Double.NaN);
      return new Column(field, texts.size(), none, keys, texts);
    }
  }

  /**
   * A table without columns.
   *
   * @param name what messages call it
   */
  public MemoryTable(String name) {
    this(Objects.requireNonNull(name, "name"), List.of());
  }

  private MemoryTable(String name, List<Column> columns) {
    this.name = name;
    this.columns = columns;
    this.fields = columns.stream().map(Column::field).toList();
  }

  /**
   * A column of numbers; NaN is a missing one.
   *
   * @throws IllegalArgumentException if there are more or fewer than in the columns before, or one
   *     of these has this name
   */
  public MemoryTable with(String column, double... values) {
    return with(Column.of(column, values));
  }

  /**
   * As {@link #with(String, double...)}.
   *
   * @throws IllegalArgumentException as there
   */
  public MemoryTable with(String column, float... values) {
    double[] numbers = new double[values.length];
    Arrays.setAll(numbers, i -> values[i]);
    return with(Column.of(new Field(column, List.of(), false), values.length, numbers));
  }

  /**
   * A column of whole numbers.
   *
   * @throws IllegalArgumentException as with other columns
   */
  public MemoryTable with(String column, int... values) {
    double[] numbers = Arrays.stream(values).asDoubleStream().toArray();
    return with(Column.of(new Field(column, List.of(), true), values.length, numbers));
  }

  /**
   * A column of texts; an empty one is missing.
   *
   * @throws IllegalArgumentException as with other columns
   */
  public MemoryTable with(String column, List<String> values) {
    return with(
        Column.of(
            new Field(column, List.of(), false),
            List.copyOf(Objects.requireNonNull(values, "values"))));
  }

  /**
   * A column of tensors, {@code columns("image")} in the script.
   *
   * @param values [rows, …]
   * @throws IllegalArgumentException as with other columns, or if a single number is given
   */
  public MemoryTable with(String column, Tensor values) {
    if (values.shape().isEmpty()) {
      throw new IllegalArgumentException("column `" + column + "` of " + name + " has no rows");
    }
    double[] numbers = new double[values.size()];
    Arrays.setAll(numbers, values::at);
    List<Integer> shape = values.shape().subList(1, values.shape().size());
    return with(Column.of(new Field(column, shape, false), values.shape().get(0), numbers));
  }

  private MemoryTable with(Column column) {
    Builder more = new Builder(name);
    columns.forEach(more::add);
    more.add(column);
    return more.build();
  }

  /** Collects the columns of a table. */
  public static final class Builder {
    private final String name;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    /**
     * Begins a table without columns.
     *
     * @param name what messages call it
     */
    public Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
    }

    /**
     * Adds a column of numbers; NaN is a missing one.
     *
     * @throws IllegalArgumentException as {@link MemoryTable#with(String, double...)}
     */
    public Builder add(String column, double... values) {
      add(Column.of(column, values));
      return this;
    }

    private void add(Column column) {
      requireRows(column);
      if (columns.putIfAbsent(column.field().name(), column) != null) {
        throw new IllegalArgumentException(
            name + " has a column `" + column.field().name() + "` already");
      }
    }

    private void requireRows(Column column) {
      int rows = columns.values().stream().findFirst().map(Column::rows).orElse(column.rows());
      if (column.rows() != rows) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "column `%s` of %s has %d rows, and those before have %d",
                column.field().name(),
                name,
                column.rows(),
                rows));
      }
    }

    /** The table of all columns so far. */
    public MemoryTable build() {
      return new MemoryTable(name, List.copyOf(columns.values()));
    }
  }

  @Override
  public int rows() {
    return columns.isEmpty() ? 0 : columns.get(0).rows();
  }

  @Override
  public List<Field> fields() {
    return fields;
  }

  @Override
  public void read(int field, int firstRow, int rowCount, double[] target, int offset, int stride) {
    double[] values = columns.get(field).numbers();
    int width = columns.get(field).field().width();
    for (int r = 0; r < rowCount; r++) {
      System.arraycopy(values, (firstRow + r) * width, target, offset + r * stride, width);
    }
  }

  @Override
  public void readKeys(int field, int firstRow, int rowCount, double[] target) {
    System.arraycopy(columns.get(field).keys(), firstRow, target, 0, rowCount);
  }

  @Override
  public String text(int row, int field) {
    List<String> texts = columns.get(field).texts();
    return texts.isEmpty() ? "" : texts.get(row);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String place(int row) {
    return name + ", row " + (row + 1);
  }
}
