package dev.nnc.runtime.data;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import java.util.List;

/**
 * A placeholder that a data statement feeds.
 *
 * @param shape of one row
 * @param classes if above 0, each value must be a whole number from 0 to {@code classes - 1}
 */
public record PlaceholderPlan(String name, ElementType type, List<Integer> shape, int classes) {
  public PlaceholderPlan {
    shape = List.copyOf(shape);
  }

  /** A placeholder of any numbers of its type. */
  public PlaceholderPlan(String name, ElementType type, List<Integer> shape) {
    this(name, type, shape, 0);
  }

  /** Numbers in one row. */
  public int width() {
    return Math.toIntExact(Tensor.size(shape));
  }
}
