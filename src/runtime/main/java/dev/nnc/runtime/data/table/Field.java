package dev.nnc.runtime.data.table;

import dev.nnc.runtime.Tensor;
import java.util.List;
import java.util.Objects;

/**
 * One named value that every row of a {@link Table} has.
 *
 * @param name as the file calls it
 * @param shape of one row's value; empty for a number
 * @param integers whether the file can hold whole numbers only
 */
public record Field(String name, List<Integer> shape, boolean integers) {
  public Field {
    Objects.requireNonNull(name, "name");
    shape = List.copyOf(shape);
  }

  /** Numbers in one row's value. */
  public int width() {
    return Math.toIntExact(Tensor.size(shape));
  }
}
