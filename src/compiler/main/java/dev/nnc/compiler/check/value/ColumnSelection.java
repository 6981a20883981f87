package dev.nnc.compiler.check.value;

import dev.nnc.compiler.text.Span;
import dev.nnc.runtime.data.Category;
import dev.nnc.runtime.data.Fill;
import dev.nnc.runtime.data.Selector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns that a data expression names.
 *
 * @param width how many columns, or -1 where only the file can say
 * @param fill what missing cells become; a mean's path is still empty
 * @param category how values become class numbers; null if they are numbers
 */
public record ColumnSelection(
    Selector selector, Form form, int width, Fill fill, @Nullable Category category, Span span) {

  /** What a row of it is. */
  public enum Form {
    /** One number. */
    SINGLE,
    /** Numbers side by side. */
    ROW,
    /** A tensor of the placeholder's shape. */
    ARRAY,
    /** The elements of a tensor. */
    FLAT
  }

  private static ColumnSelection of(Selector selector, Form form, int width, Span span) {
    return new ColumnSelection(selector, form, width, new Fill.Reject(), null, span);
  }

  public static ColumnSelection single(String name, Span span) {
    return of(new Selector.Column(name), Form.SINGLE, 1, span);
  }

  public static ColumnSelection names(List<String> names, Span span) {
    Selector selector =
        names.size() == 1 ? new Selector.Column(names.get(0)) : new Selector.Columns(names);
    return of(selector, Form.ROW, names.size(), span);
  }

  public static ColumnSelection position(int position, Span span) {
    return of(new Selector.Position(position), Form.SINGLE, 1, span);
  }

  public static ColumnSelection array(String name, Span span) {
    return of(new Selector.Column(name), Form.ARRAY, -1, span);
  }

  /**
   * Columns side by side.
   *
   * @param width -1 where only the file can say
   */
  public static ColumnSelection row(Selector selector, int width, Span span) {
    return of(selector, Form.ROW, width, span);
  }

  /** The same tensors, their elements in a row. */
  public ColumnSelection flat() {
    return new ColumnSelection(selector, Form.FLAT, width, fill, category, span);
  }

  public ColumnSelection filled(Fill other) {
    return new ColumnSelection(selector, form, width, other, category, span);
  }

  /** The same column, its values as class numbers. */
  public ColumnSelection as(Category classes) {
    return new ColumnSelection(selector, Form.SINGLE, 1, fill, classes, span);
  }

  /** Whether it is a column by its name and nothing else. */
  public boolean isPlainName() {
    return selector instanceof Selector.Column
        && form == Form.SINGLE
        && fill instanceof Fill.Reject
        && category == null;
  }

  /** Whether it is one column of numbers or texts. */
  public boolean isOneColumn() {
    return category == null && (form == Form.SINGLE || form == Form.ARRAY || width == 1);
  }
}
