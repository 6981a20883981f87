package dev.nnc.runtime.data;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rows in memory: for each placeholder one array [rows, width]. The training rows stand first,
 * the validation rows behind them.
 */
public final class Dataset {
  private final List<PlaceholderPlan> placeholders;
  private final List<Object> arrays;
  private final List<Part> parts;

  /**
   * Rows from {@code first} to {@code first + rows - 1} of a dataset.
   *
   * @param first the first row, counted over all parts
   * @param rows how many
   */
  public record Part(Dataset dataset, int first, int rows) {}

  /**
   * @param arrays for each placeholder an array of its type, [rows, width] row-major; not copied
   * @param partRows the rows of the training part, of the validation part and so on
   * @throws IllegalArgumentException if an array is not as long as its rows
   */
  public Dataset(List<PlaceholderPlan> placeholders, List<Object> arrays, List<Integer> partRows) {
    this.placeholders = List.copyOf(placeholders);
    this.arrays = List.copyOf(arrays);
    List<Part> filled = new ArrayList<>();
    int rows = 0;
    for (int count : partRows) {
      filled.add(new Part(this, rows, count));
      rows += count;
    }
    this.parts = List.copyOf(filled);
    requireLengths(rows);
  }

  /**
   * Begins a dataset of arrays for these placeholders, such as {@code
   * session.plan().data().placeholders()}.
   */
  public static DatasetBuilder of(List<PlaceholderPlan> placeholders) {
    return new DatasetBuilder(placeholders);
  }

  private void requireLengths(int rows) {
    for (int i = 0; i < placeholders.size(); i++) {
      PlaceholderPlan placeholder = placeholders.get(i);
      int length = Array.getLength(arrays.get(i));
      if (length != (long) rows * placeholder.width()) {
        throw new IllegalArgumentException(
            length + " numbers for " + rows + " rows of " + placeholder);
      }
    }
  }

  public List<PlaceholderPlan> placeholders() {
    return placeholders;
  }

  /** Rows of all parts. */
  public int rows() {
    Part last = parts.get(parts.size() - 1);
    return last.first() + last.rows();
  }

  public List<Part> parts() {
    return parts;
  }

  public Part training() {
    return parts.get(0);
  }

  /** The part for metrics; null if all rows train. */
  public @Nullable Part validation() {
    return parts.size() > 1 ? parts.get(1) : null;
  }

  /** A checksum of sizes and values: other rows have another, but by the rarest chance. */
  public long checksum() {
    RowsChecksum sum = new RowsChecksum();
    parts.forEach(part -> sum.add(new int[] {part.rows()}));
    arrays.forEach(sum::add);
    return sum.value();
  }

  /** The position of a placeholder by name; -1 if the data does not feed it. */
  public int placeholder(String name) {
    for (int i = 0; i < placeholders.size(); i++) {
      if (placeholders.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** All rows of a placeholder: float[], double[], int[] or boolean[], shared and not copied. */
  public Object array(int placeholder) {
    return arrays.get(placeholder);
  }

  /** All rows of a float placeholder. */
  public float[] floats(int placeholder) {
    return (float[]) arrays.get(placeholder);
  }

  /** All rows of a double placeholder. */
  public double[] doubles(int placeholder) {
    return (double[]) arrays.get(placeholder);
  }

  /** All rows of an int placeholder. */
  public int[] ints(int placeholder) {
    return (int[]) arrays.get(placeholder);
  }

  /** All rows of a bool placeholder. */
  public boolean[] booleans(int placeholder) {
    return (boolean[]) arrays.get(placeholder);
  }
}
