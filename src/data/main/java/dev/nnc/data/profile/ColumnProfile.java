package dev.nnc.data.profile;

import java.util.List;

/**
 * What stands in a column.
 *
 * @param name as the file calls it
 * @param shape of a row's value; empty for a number or text
 * @param numbers how many cells hold a number, counting each element of an array
 * @param texts how many hold a text
 * @param missing how many hold nothing
 * @param whole whether all numbers are whole
 * @param minimum the least number; NaN if there is none
 * @param maximum the greatest
 * @param mean of the numbers
 * @param values the different values, most frequent first; of a column with very many, some
 * @param distinct how many different values there are; with {@code many}, at least so many
 * @param many whether counting was given up
 */
public record ColumnProfile(
    String name,
    List<Integer> shape,
    long numbers,
    long texts,
    long missing,
    boolean whole,
    double minimum,
    double maximum,
    double mean,
    List<ValueCount> values,
    int distinct,
    boolean many) {
  /**
   * A value and how often it stands in a column.
   *
   * @param value numbers as short as they can be written
   */
  public record ValueCount(String value, long count) {}

  public ColumnProfile {
    shape = List.copyOf(shape);
    values = List.copyOf(values);
  }

  /** Whether the column has texts at all. */
  public boolean hasTexts() {
    return texts > 0;
  }

  /** Whether all cells say the same. */
  public boolean constant() {
    return distinct == 1 && !many && missing == 0;
  }

  /** What the column holds, in a word. */
  public String kind() {
    if (numbers + texts == 0) {
      return "empty";
    }
    if (texts > 0) {
      return numbers > 0 ? "mixed" : "text";
    }
    return (whole ? "whole" : "number") + (shape.isEmpty() ? "" : shape.toString());
  }
}
