package dev.nnc.runtime.session;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The name and type of a placeholder or output, as the script has them.
 *
 * @param axes for each axis its size, or the name of a size that is known only at run time
 * @param classes if above 0, its values must be at least 0 and less than this
 */
public record Signature(String name, ElementType type, List<String> axes, int classes) {
  public Signature {
    axes = List.copyOf(axes);
  }

  /**
   * A signature from its parts.
   *
   * @param shape as in the script: {@code [batch, 784]}, {@code []} for a scalar
   */
  public static Signature of(String name, ElementType type, String shape, int classes) {
    String inside = shape.substring(1, shape.length() - 1).strip();
    List<String> axes = inside.isEmpty() ? List.of() : List.of(inside.split(", *"));
    return new Signature(name, type, axes, classes);
  }

  /** The type as scripts write it: {@code float[batch, 2]}. */
  public String typeText() {
    return text(type) + "[" + String.join(", ", axes) + "]";
  }

  /** The name of a type of elements in scripts. */
  public static String text(ElementType type) {
    return switch (type) {
      case FLOAT32 -> "float";
      case FLOAT64 -> "double";
      case INT32 -> "int";
      case BOOL -> "bool";
    };
  }

  /** The type of a value as scripts write it: {@code float[3, 2]}. */
  public static String text(ElementType type, List<Integer> shape) {
    return text(type) + shape;
  }

  /** Whether a value has the rank and the fixed sizes of this. */
  boolean admits(Tensor value) {
    if (value.shape().size() != axes.size()) {
      return false;
    }
    for (int axis = 0; axis < axes.size(); axis++) {
      if (isFixed(axis) && Integer.parseInt(axes.get(axis)) != value.shape().get(axis)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Requires that all values are classes, if these have a number.
   *
   * @throws dev.nnc.runtime.UserException if one is below 0 or too large
   */
  void requireClasses(int[] values) {
    for (int i = 0; i < values.length && classes > 0; i++) {
      if (values[i] < 0 || values[i] >= classes) {
        throw Messages.noClass(this, values[i], i);
      }
    }
  }

  /**
   * The rows in an array, where all axes but the first are fixed.
   *
   * @throws dev.nnc.runtime.UserException if the last row is not whole
   */
  int rows(int length) {
    int width = width();
    if (width == 0 || length % width != 0) {
      throw Messages.notRows(this, length);
    }
    return length / width;
  }

  /**
   * Requires that an array has so many rows, where all axes but the first are fixed.
   *
   * @throws dev.nnc.runtime.UserException if it has more or fewer
   */
  void requireRows(int length, int rows) {
    if (length != (long) rows * width()) {
      throw Messages.wrongLength(this, length, rows);
    }
  }

  /** Numbers in one row, where all axes but the first are fixed. */
  int width() {
    int width = 1;
    for (int axis = 1; axis < axes.size(); axis++) {
      width *= Integer.parseInt(axes.get(axis));
    }
    return width;
  }

  /** Where in a value an element stands: {@code at row 3}. */
  String place(int index) {
    if (axes.isEmpty()) {
      return "";
    }
    boolean known = IntStream.range(1, axes.size()).allMatch(this::isFixed);
    if (!known) {
      return " at position " + index;
    }
    int width = width();
    return " at row " + index / width + (width == 1 ? "" : ", element " + index % width);
  }

  /** Adds the run-time sizes of a value that this {@link #admits}. */
  void bind(Tensor value, Map<String, Binding> sizes) {
    for (int axis = 0; axis < axes.size(); axis++) {
      if (!isFixed(axis)) {
        Binding binding = new Binding(value.shape().get(axis), name);
        Binding first = sizes.putIfAbsent(axes.get(axis), binding);
        if (first != null && first.size() != binding.size()) {
          throw Messages.unequalSizes(axes.get(axis), first, binding);
        }
      }
    }
  }

  /** The names of the sizes that are known only at run time. */
  public List<String> runTimeSizes() {
    return IntStream.range(0, axes.size()).filter(i -> !isFixed(i)).mapToObj(axes::get).toList();
  }

  private boolean isFixed(int axis) {
    return Character.isDigit(axes.get(axis).charAt(0));
  }

  /** A run-time size and the placeholder that gave it. */
  record Binding(int size, String placeholder) {}
}
