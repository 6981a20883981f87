package dev.nnc.data.profile;

import dev.nnc.data.profile.ColumnProfile.ValueCount;
import dev.nnc.runtime.data.table.Field;
import dev.nnc.runtime.data.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goes through a column once. */
final class ColumnCounter {
  private static final int CHUNK = 1024;

  /** Beyond so many different values they are not counted any longer. */
  private static final int MOST_VALUES = 10_000;

  private static final int MOST_KEPT = 1_000;

  private final Table table;
  private final int field;
  private final Map<Double, long[]> numberCounts = new LinkedHashMap<>();
  private final Map<String, long[]> textCounts = new LinkedHashMap<>();
  private long numbers;
  private long texts;
  private long missing;
  private boolean whole = true;
  private boolean many;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;
  private double sum;

  ColumnCounter(Table table, int field) {
    this.table = table;
    this.field = field;
  }

  ColumnProfile count() {
    Field column = table.fields().get(field);
    double[] values = new double[CHUNK * column.width()];
    for (int row = 0; row < table.rows(); row += CHUNK) {
      int rows = Math.min(CHUNK, table.rows() - row);
      table.read(field, row, rows, values);
      for (int i = 0; i < rows * column.width(); i++) {
        add(values[i], row + i / column.width());
      }
    }
    return new ColumnProfile(
        column.name(),
        column.shape(),
        numbers,
        texts,
        missing,
        whole && numbers > 0,
        numbers == 0 ? Double.NaN : minimum,
        numbers == 0 ? Double.NaN : maximum,
        numbers == 0 ? Double.NaN : sum / numbers,
        values(),
        numberCounts.size() + textCounts.size(),
        many);
  }

  private void add(double value, int row) {
    if (!Double.isNaN(value)) {
      addNumber(value);
      return;
    }
    String text = table.text(row, field);
    if (text.isEmpty()) {
      missing++;
      return;
    }
    texts++;
    tally(textCounts, text);
  }

  private void addNumber(double value) {
    numbers++;
    sum += value;
    whole &= value == Math.rint(value);
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
    tally(numberCounts, value + 0.0);
  }

  private <K> void tally(Map<K, long[]> counts, K value) {
    long[] count = counts.get(value);
    if (count != null) {
      count[0]++;
    } else if (numberCounts.size() + textCounts.size() < MOST_VALUES) {
      counts.put(value, new long[] {1});
    } else {
      many = true;
    }
  }

  private List<ValueCount> values() {
    List<ValueCount> values = new ArrayList<>();
    numberCounts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each -> values.add(new ValueCount(Numbers.text(each.getKey()), each.getValue()[0])));
    textCounts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> values.add(new ValueCount(each.getKey(), each.getValue()[0])));
    values.sort(Comparator.comparing(each -> -each.count()));
    return values.subList(0, Math.min(MOST_KEPT, values.size()));
  }
}
