package dev.nnc.runtime.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column, texts or numbers, become class numbers from 0: by their positions in
 * a list.
 *
 * @param path of the list learnt from the training rows, {@code data/label/category}; empty where
 *     the script gives the list
 * @param values the script's list
 * @param most so many values at most; 0 for any number
 * @param unknown the class of values that are not in the list; null if they are mistakes
 * @param missing the class of missing values; null if they are missing still
 */
public record Category(
    String path,
    List<String> values,
    int most,
    @Nullable Integer unknown,
    @Nullable Integer missing) {
  public Category {
    values = List.copyOf(values);
  }

  /** Classes by the values of the training rows: numbers first, in order, then texts. */
  public static Category fitted(String path) {
    return new Category(path, List.of(), 0, null, null);
  }

  /** Classes by a list of the script's. */
  public static Category of(String... values) {
    return new Category("", List.of(values), 0, null, null);
  }

  /** Refuses more values than there is place for. */
  public Category withMost(int classes) {
    return new Category(path, values, classes, unknown, missing);
  }

  /** Gives values that are not in the list a class. */
  public Category withUnknown(int number) {
    return new Category(path, values, most, number, missing);
  }

  /** Gives missing values a class. */
  public Category withMissing(int number) {
    return new Category(path, values, most, unknown, number);
  }

  /** Whether its list is learnt from the training rows. */
  public boolean isFitted() {
    return !path.isEmpty();
  }
}
