package dev.nnc.runtime.session;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import java.util.List;
import java.util.Map;

/**
 * The name and type of a placeholder or output, as the script has them.
 *
 * @param axes for each axis its size, or the name of a size that is known only at run time
 */
public record Signature(String name, ElementType type, List<String> axes) {
  public Signature {
    axes = List.copyOf(axes);
  }

  /**
   * A signature from its parts.
   *
   * @param shape as in the script: {@code [batch, 784]}, {@code []} for a scalar
   */
  public static Signature of(String name, ElementType type, String shape) {
    String inside = shape.substring(1, shape.length() - 1).strip();
    return new Signature(name, type, inside.isEmpty() ? List.of() : List.of(inside.split(", *")));
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

  /** Numbers in one row, where all axes but the first are fixed. */
  int width() {
    int width = 1;
    for (int axis = 1; axis < axes.size(); axis++) {
      width *= Integer.parseInt(axes.get(axis));
    }
    return width;
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

  private boolean isFixed(int axis) {
    return Character.isDigit(axes.get(axis).charAt(0));
  }

  /** A run-time size and the placeholder that gave it. */
  record Binding(int size, String placeholder) {}
}
