package dev.nnc.runtime;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;

/**
 * A dense array of numbers or truth values that crosses the border of a trainer. The data is not
 * copied: who makes or takes a tensor shares it.
 *
 * @param type what an element is
 * @param shape the sizes, outermost first; empty for a scalar
 * @param data row-major: float[], double[], int[] or boolean[], as {@code type} says
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below look at the content
public record Tensor(ElementType type, List<Integer> shape, Object data) {
  /**
   * @throws IllegalArgumentException if type, shape and data do not agree
   */
  public Tensor {
    shape = List.copyOf(shape);
    if (ElementType.ofArray(data) != type) {
      throw new IllegalArgumentException(type + " with data of " + ElementType.ofArray(data));
    }
    if (size(shape) != Array.getLength(data)) {
      throw new IllegalArgumentException(Array.getLength(data) + " elements for shape " + shape);
    }
  }

  public static Tensor of(float[] data, Integer... shape) {
    return new Tensor(ElementType.FLOAT32, List.of(shape), data);
  }

  public static Tensor of(double[] data, Integer... shape) {
    return new Tensor(ElementType.FLOAT64, List.of(shape), data);
  }

  public static Tensor of(int[] data, Integer... shape) {
    return new Tensor(ElementType.INT32, List.of(shape), data);
  }

  public static Tensor of(boolean[] data, Integer... shape) {
    return new Tensor(ElementType.BOOL, List.of(shape), data);
  }

  /** A tensor around an array whose class says the type. */
  public static Tensor of(List<Integer> shape, Object data) {
    return new Tensor(ElementType.ofArray(data), shape, data);
  }

  public static Tensor scalar(float value) {
    return of(new float[] {value});
  }

  public static Tensor scalar(double value) {
    return of(new double[] {value});
  }

  public static Tensor scalar(int value) {
    return of(new int[] {value});
  }

  public static Tensor scalar(boolean value) {
    return of(new boolean[] {value});
  }

  /** A tensor of zeros or false. */
  public static Tensor zeros(ElementType type, List<Integer> shape) {
    return new Tensor(type, shape, type.newArray(Math.toIntExact(size(shape))));
  }

  /**
   * The number of elements that a shape holds.
   *
   * @throws IllegalArgumentException if a size is negative
   * @throws ArithmeticException if the product exceeds a long
   */
  public static long size(List<Integer> shape) {
    long size = 1;
    for (int length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException("negative size in shape " + shape);
      }
      size = Math.multiplyExact(size, (long) length);
    }
    return size;
  }

  /** The number of elements. */
  public int size() {
    return Array.getLength(data);
  }

  /** The data of a {@link ElementType#FLOAT32} tensor. */
  public float[] floats() {
    return (float[]) data;
  }

  /** The data of a {@link ElementType#FLOAT64} tensor. */
  public double[] doubles() {
    return (double[]) data;
  }

  /** The data of an {@link ElementType#INT32} tensor. */
  public int[] ints() {
    return (int[]) data;
  }

  /** The data of a {@link ElementType#BOOL} tensor. */
  public boolean[] booleans() {
    return (boolean[]) data;
  }

  /** One element as a double, exactly; truth values are 1 and 0. */
  public double at(int index) {
    return switch (type) {
      case FLOAT32 -> floats()[index];
      case FLOAT64 -> doubles()[index];
      case INT32 -> ints()[index];
      case BOOL -> booleans()[index] ? 1 : 0;
    };
  }

  /** Equal type, shape and elements; NaN equals NaN, 0 does not equal -0. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor tensor
        && type == tensor.type
        && shape.equals(tensor.shape)
        && sameData(tensor);
  }

  private boolean sameData(Tensor other) {
    return switch (type) {
      case FLOAT32 -> Arrays.equals(floats(), other.floats());
      case FLOAT64 -> Arrays.equals(doubles(), other.doubles());
      case INT32 -> Arrays.equals(ints(), other.ints());
      case BOOL -> Arrays.equals(booleans(), other.booleans());
    };
  }

  @Override
  public int hashCode() {
    int content =
        switch (type) {
          case FLOAT32 -> Arrays.hashCode(floats());
          case FLOAT64 -> Arrays.hashCode(doubles());
          case INT32 -> Arrays.hashCode(ints());
          case BOOL -> Arrays.hashCode(booleans());
        };
    return 31 * shape.hashCode() + content;
  }

  /** Nested lists, {@code [[1.0, 2.0], [3.0, 4.0]]}; a scalar is its value alone. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text, 0, 0);
    return text.toString();
  }

  private int append(StringBuilder text, int axis, int index) {
    if (axis == shape.size()) {
      text.append(Array.get(data, index));
      return index + 1;
    }
    text.append('[');
    int next = index;
    for (int i = 0; i < shape.get(axis); i++) {
      next = append(text.append(i == 0 ? "" : ", "), axis + 1, next);
    }
    text.append(']');
    return next;
  }
}
