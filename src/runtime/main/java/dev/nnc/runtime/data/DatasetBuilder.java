package dev.nnc.runtime.data;

import dev.nnc.runtime.ElementType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts the parts of a {@link Dataset} together, checking each as it comes. */
public final class DatasetBuilder {
  private final List<PlaceholderPlan> placeholders;
  private final List<List<Object>> parts = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();

  DatasetBuilder(List<PlaceholderPlan> placeholders) {
    this.placeholders = List.copyOf(placeholders);
  }

  /**
   * The rows to train with.
   *
   * @param arrays for each placeholder an array of its type, [rows, width] row-major
   * @throws IllegalArgumentException if they are of other types or have unequal numbers of rows
   */
  public DatasetBuilder training(Object... arrays) {
    if (!parts.isEmpty()) {
      throw new IllegalArgumentException("training rows come first, and once");
    }
    return part(arrays);
  }

  /**
   * The rows to measure with.
   *
   * @param arrays as for {@link #training}
   * @throws IllegalArgumentException if they are of other types or have unequal numbers of rows
   */
  public DatasetBuilder validation(Object... arrays) {
    if (parts.size() != 1) {
      throw new IllegalArgumentException("validation rows come behind the training's, and once");
    }
    return part(arrays);
  }

  private DatasetBuilder part(Object... arrays) {
    if (arrays.length != placeholders.size()) {
      throw new IllegalArgumentException(
          arrays.length + " arrays for " + placeholders.size() + " placeholders");
    }
    int count = arrays.length == 0 ? 0 : rows(placeholders.get(0), arrays[0]);
    for (int i = 0; i < arrays.length; i++) {
      if (rows(placeholders.get(i), arrays[i]) != count) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%d rows of `%s`, and %d of `%s`",
                count,
                placeholders.get(0).name(),
                rows(placeholders.get(i), arrays[i]),
                placeholders.get(i).name()));
      }
    }
    parts.add(List.of(arrays));
    rows.add(count);
    return this;
  }

  private static int rows(PlaceholderPlan placeholder, Object array) {
    int length = Array.getLength(array);
    if (ElementType.ofArray(array) != placeholder.type() || length % placeholder.width() != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "`%s` takes %s, %d a row, not %d of %s",
              placeholder.name(),
              placeholder.type(),
              placeholder.width(),
              length,
              ElementType.ofArray(array)));
    }
    return length / placeholder.width();
  }

  /**
   * The dataset; the arrays are copied.
   *
   * @throws IllegalArgumentException if there are no training rows
   */
  public Dataset build() {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("no training rows");
    }
    List<Object> joined = new ArrayList<>();
    for (int i = 0; i < placeholders.size(); i++) {
      joined.add(joined(i));
    }
    return new Dataset(placeholders, joined, rows);
  }

  private Object joined(int placeholder) {
    int length = 0;
    for (List<Object> part : parts) {
      length += Array.getLength(part.get(placeholder));
    }
    Object all = placeholders.get(placeholder).type().newArray(length);
    int start = 0;
    for (List<Object> part : parts) {
      int count = Array.getLength(part.get(placeholder));
      System.arraycopy(part.get(placeholder), 0, all, start, count);
      start += count;
    }
    return all;
  }
}
