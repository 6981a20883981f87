package dev.nnc.runtime.file;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;

/** A dense row-major array in the bytes of its file: an image of bytes takes a byte a pixel. */
public final class RawArray {
  private final NumberFormat format;
  private final List<Integer> shape;
  private final ArrayBytes bytes;

  /**
   * @param bytes all elements, not copied
   */
  public RawArray(NumberFormat format, ByteOrder order, List<Integer> shape, byte[] bytes) {
    this(format, shape, ArrayBytes.of(bytes, order));
  }

  RawArray(NumberFormat format, List<Integer> shape, ArrayBytes bytes) {
    if (Tensor.size(shape) * format.bytes() != bytes.length()) {
      throw new IllegalArgumentException(bytes.length() + " bytes for " + format + shape);
    }
    this.format = format;
    this.shape = List.copyOf(shape);
    this.bytes = bytes;
  }

  /**
   * The bytes that an array takes; {@link Long#MAX_VALUE} stands for all larger numbers. An array
   * without elements takes none, unless its other axes are too long for any array.
   */
  public static long bytes(NumberFormat format, List<Integer> shape) {
    long bytes = format.bytes();
    for (int length : shape) {
      bytes =
          length > 0 && bytes > Long.MAX_VALUE / length
              ? Long.MAX_VALUE
              : bytes * Math.max(1, length);
    }
    return shape.contains(0) && bytes <= Integer.MAX_VALUE ? 0 : bytes;
  }

  public NumberFormat format() {
    return format;
  }

  public List<Integer> shape() {
    return shape;
  }

  /** The number of elements. */
  public int size() {
    return bytes.length() / format.bytes();
  }

  /** One element, in row-major order; 64-bit integers beyond 2^53 are rounded. */
  public double at(int index) {
    int from = index * format.bytes();
    ByteBuffer buffer = bytes.holding(from, format.bytes());
    return format.read(buffer, from - bytes.base());
  }

  /** Copies elements that stand one after another. */
  public void read(int from, int count, double[] target, int offset) {
    int first = from * format.bytes();
    ByteBuffer buffer = bytes.holding(first, count * format.bytes());
    format.read(buffer, first - bytes.base(), count, target, offset);
  }

  /**
   * The elements in memory, in the format's {@link NumberFormat#elementType}.
   *
   * @param name what a message calls the array
   * @throws UserException if an integer does not fit
   */
  public Tensor toTensor(String name) {
    ElementType type = format.elementType();
    MemoryLimit.length(name, size(), type.bytes());
    Tensor tensor = Tensor.zeros(type, shape);
    for (int i = 0; i < size(); i++) {
      double value = at(i);
      switch (type) {
        case FLOAT32 -> tensor.floats()[i] = (float) value;
        case FLOAT64 -> tensor.doubles()[i] = value;
        case INT32 -> tensor.ints()[i] = fitting(name, i, value);
        case BOOL -> tensor.booleans()[i] = value != 0;
      }
    }
    return tensor;
  }

  private static int fitting(String name, int index, double value) {
    if (value != (int) value) {
      throw new UserException(
          String.format(
              Locale.ROOT, "%s: element %d is %.0f, too large for int", name, index, value),
          "store it as float64");
    }
    return (int) value;
  }
}
