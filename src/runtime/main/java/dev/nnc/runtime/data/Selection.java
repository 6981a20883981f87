package dev.nnc.runtime.data;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Columns that a data statement reads as one input.
 *
 * @param width numbers in one row of it
 * @param rowShape the shape that a field of arrays must have; null if only its width matters
 * @param usedBy the placeholder (or {@code where}) that needs it, for messages
 * @param fill what stands in for missing values
 * @param category how the values become class numbers; null if they are numbers
 */
public record Selection(
    Selector selector,
    int width,
    @Nullable List<Integer> rowShape,
    String usedBy,
    Fill fill,
    @Nullable Category category) {
  /** What uses a selection that chooses rows. */
  public static final String WHERE = "where";

  /** A selection of numbers. */
  public Selection(
      Selector selector, int width, @Nullable List<Integer> rowShape, String usedBy, Fill fill) {
    this(selector, width, rowShape, usedBy, fill, null);
  }

  /**
   * Where is kept which columns it meant in training; empty if the script names them itself. The
   * same names are read from then on, in whatever order another file has them.
   */
  public Optional<String> columnsPath() {
    return selector.isOpen()
        ? Optional.of("data/" + usedBy + "/columns/" + selector)
        : Optional.empty();
  }

  /** This selection, of columns by their names. */
  public Selection of(List<String> names) {
    return new Selection(new Selector.Columns(names), width, rowShape, usedBy, fill, category);
  }

  /** A selection where missing values are mistakes and only the width matters. */
  public Selection(Selector selector, int width, String usedBy) {
    this(selector, width, null, usedBy, new Fill.Reject());
  }
}
