package dev.nnc.runtime;

/** What one element of a {@link Tensor} is. */
public enum ElementType {
  FLOAT32(Float.BYTES),
  FLOAT64(Double.BYTES),
  INT32(Integer.BYTES),
  BOOL(1);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes an element takes in memory and in files. */
  public int bytes() {
    return bytes;
  }

  /** A new array of zeros: float[], double[], int[] or boolean[]. */
  public Object newArray(int length) {
    return switch (this) {
      case FLOAT32 -> new float[length];
      case FLOAT64 -> new double[length];
      case INT32 -> new int[length];
      case BOOL -> new boolean[length];
    };
  }

  /** The type whose arrays {@code data} is one of. */
  public static ElementType ofArray(Object data) {
    if (data instanceof float[]) {
      return FLOAT32;
    }
    if (data instanceof double[]) {
      return FLOAT64;
    }
    if (data instanceof int[]) {
      return INT32;
    }
    if (data instanceof boolean[]) {
      return BOOL;
    }
    throw new IllegalArgumentException("not an array of elements: " + data.getClass());
  }
}
