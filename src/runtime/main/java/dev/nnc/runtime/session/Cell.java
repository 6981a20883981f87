package dev.nnc.runtime.session;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import java.util.List;

/**
 * Storage that a session keeps between steps.
 *
 * @param kind what it is kept for
 * @param path its full name, {@code h/0/block/dense/weight}
 * @param shape its sizes
 * @param data the array that the generated code reads and writes
 */
public record Cell(Kind kind, String path, List<Integer> shape, Object data) {
  /** What storage is for. */
  public enum Kind {
    /** Trained. */
    VARIABLE,
    /** Kept by the model, not trained. */
    STATE,
    /** Kept by an optimizer. */
    SLOT,
    /** The moving average of a variable. */
    AVERAGE,
    /** What the data statement learnt from the training rows; NaN until then. */
    STATISTIC;

    /** Whether only training needs it. */
    public boolean isForTraining() {
      return this == SLOT;
    }
  }

  public Cell {
    shape = List.copyOf(shape);
  }

  public ElementType type() {
    return ElementType.ofArray(data);
  }

  /** What the elements take. */
  public long bytes() {
    return (long) Tensor.size(shape) * type().bytes();
  }

  /** A copy of the value. */
  public Tensor value() {
    return copy(data, shape);
  }

  /** A tensor with a copy of the start of an array. */
  static Tensor copy(Object array, List<Integer> shape) {
    int size = Math.toIntExact(Tensor.size(shape));
    Object data = ElementType.ofArray(array).newArray(size);
    System.arraycopy(array, 0, data, 0, size);
    return Tensor.of(shape, data);
  }

  /** Takes a value of this shape and type. */
  void set(Tensor value) {
    System.arraycopy(value.data(), 0, data, 0, value.size());
  }
}
