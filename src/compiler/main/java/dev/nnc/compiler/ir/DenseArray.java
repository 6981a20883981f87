package dev.nnc.compiler.ir;

import java.util.Arrays;

/**
 * A tensor's elements in double precision; truth values are 1 and 0.
 *
 * @param shape the sizes, outermost first
 * @param data row-major
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record DenseArray(int[] shape, double[] data) {
  public DenseArray {
    if (size(shape) != data.length) {
      throw new IllegalArgumentException(
          data.length + " elements for shape " + Arrays.toString(shape));
    }
  }

  public static DenseArray scalar(double value) {
    return new DenseArray(new int[0], new double[] {value});
  }

  public static int size(int[] shape) {
    int size = 1;
    for (int length : shape) {
      size = Math.multiplyExact(size, length);
    }
    return size;
  }

  /** For each axis, how far apart its neighbours are in row-major order. */
  public static int[] strides(int[] shape) {
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape[axis];
    }
    return strides;
  }

  @Override
  public String toString() {
    return Arrays.toString(shape) + Arrays.toString(data);
  }
}
