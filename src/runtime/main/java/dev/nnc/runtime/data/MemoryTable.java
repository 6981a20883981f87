package dev.nnc.runtime.data;

import dev.nnc.runtime.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Rows in memory, given column by column. A table does not change: a column more makes a new one.
 *
 * <pre>
 * var sales = new MemoryTable("sales").with("price", 3.5, 4).with("shop", List.of("north", "south"));
 * </pre>
 */
public final class MemoryTable implements Table {
  private final String name;
  private final List<Field> fields;
  private final List<double[]> numbers;
  private final List<List<String>> texts;

  /**
   * A table without columns.
   *
   * @param name what messages call it
   */
  public MemoryTable(String name) {
    this(name, List.of(), List.of(), List.of());
  }

  private MemoryTable(
      String name, List<Field> fields, List<double[]> numbers, List<List<String>> texts) {
    this.name = name;
    this.fields = List.copyOf(fields);
    this.numbers = List.copyOf(numbers);
    this.texts = List.copyOf(texts);
  }

  /**
   * A column of numbers; NaN is a missing one.
   *
   * @throws IllegalArgumentException if there are more or fewer than in the columns before
   */
  public MemoryTable with(String column, double... values) {
    return with(new Field(column, List.of(), false), values.clone(), List.of());
  }

  /**
   * As {@link #with(String, double...)}.
   *
   * @throws IllegalArgumentException if there are more or fewer than in the columns before
   */
  public MemoryTable with(String column, float... values) {
    double[] numbers = new double[values.length];
    Arrays.setAll(numbers, i -> values[i]);
    return with(new Field(column, List.of(), false), numbers, List.of());
  }

  /**
   * A column of whole numbers.
   *
   * @throws IllegalArgumentException if there are more or fewer than in the columns before
   */
  public MemoryTable with(String column, int... values) {
    double[] numbers = Arrays.stream(values).asDoubleStream().toArray();
    return with(new Field(column, List.of(), true), numbers, List.of());
  }

  /**
   * A column of texts; an empty one is missing.
   *
   * @throws IllegalArgumentException if there are more or fewer than in the columns before
   */
  public MemoryTable with(String column, List<String> values) {
    double[] none = new double[values.size()];
    Arrays.fill(none, Double.NaN);
    return with(new Field(column, List.of(), false), none, List.copyOf(values));
  }

  /**
   * A column of tensors, {@code columns("image")} in the script.
   *
   * @param values [rows, …]
   * @throws IllegalArgumentException if there are more or fewer rows than in the columns before
   */
  public MemoryTable with(String column, Tensor values) {
    double[] numbers = new double[values.size()];
    Arrays.setAll(numbers, values::at);
    List<Integer> shape = values.shape().subList(1, values.shape().size());
    return with(new Field(column, shape, false), numbers, List.of());
  }

  private MemoryTable with(Field field, double[] values, List<String> words) {
    int width = field.width();
    if (!fields.isEmpty() && values.length != (long) rows() * width) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "column `%s` of %s has %d rows, and those before have %d",
              field.name(),
              name,
              values.length / Math.max(1, width),
              rows()));
    }
    List<Field> allFields = new ArrayList<>(fields);
    allFields.add(field);
    List<double[]> allNumbers = new ArrayList<>(numbers);
    allNumbers.add(values);
    List<List<String>> allTexts = new ArrayList<>(texts);
    allTexts.add(words);
    return new MemoryTable(name, allFields, allNumbers, allTexts);
  }

  @Override
  public int rows() {
    return fields.isEmpty() ? 0 : numbers.get(0).length / Math.max(1, fields.get(0).width());
  }

  @Override
  public List<Field> fields() {
    return fields;
  }

  @Override
  public void read(int field, int firstRow, int rowCount, double[] target, int offset, int stride) {
    double[] values = numbers.get(field);
    int width = fields.get(field).width();
    for (int r = 0; r < rowCount; r++) {
      System.arraycopy(values, (firstRow + r) * width, target, offset + r * stride, width);
    }
  }

  @Override
  public void readKeys(int field, int firstRow, int rowCount, double[] target) {
    read(field, firstRow, rowCount, target);
    List<String> words = texts.get(field);
    if (!words.isEmpty()) {
      List<String> sorted = words.stream().distinct().sorted().toList();
      for (int r = 0; r < rowCount; r++) {
        String word = words.get(firstRow + r);
        target[r] = word.isEmpty() ? Double.NaN : Collections.binarySearch(sorted, word);
      }
    }
  }

  @Override
  public String text(int row, int field) {
    List<String> words = texts.get(field);
    return words.isEmpty() ? "" : words.get(row);
  }

  @Override
  public String place(int row) {
    return name + ", row " + (row + 1);
  }
}
