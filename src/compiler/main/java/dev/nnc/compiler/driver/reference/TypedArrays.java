package dev.nnc.compiler.driver.reference;

import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.runtime.ElementType;
import java.lang.reflect.Array;
import java.util.List;

/** Between the arrays of sessions and the interpreter's doubles. */
final class TypedArrays {
  private TypedArrays() {}

  static ElementType elementType(DType type) {
    return switch (type) {
      case FLOAT32 -> ElementType.FLOAT32;
      case FLOAT64 -> ElementType.FLOAT64;
      case INT32 -> ElementType.INT32;
      case BOOL -> ElementType.BOOL;
    };
  }

  static Integer[] sizes(List<Dim> dims) {
    return dims.stream().map(dim -> Math.toIntExact(dim.size())).toArray(Integer[]::new);
  }

  /** Elements of an array as doubles; truth values are 1 and 0. */
  static double[] doubles(Object array, int offset, int count) {
    double[] result = new double[count];
    for (int i = 0; i < count; i++) {
      result[i] =
          array instanceof boolean[] truth
              ? (truth[offset + i] ? 1 : 0)
              : ((Number) Array.get(array, offset + i)).doubleValue();
    }
    return result;
  }

  /** Writes doubles to the start of an array, rounded to its type. */
  static void write(double[] values, Object array) {
    for (int i = 0; i < values.length; i++) {
      switch (ElementType.ofArray(array)) {
        case FLOAT32 -> ((float[]) array)[i] = (float) values[i];
        case FLOAT64 -> ((double[]) array)[i] = values[i];
        case INT32 -> ((int[]) array)[i] = (int) values[i];
        case BOOL -> ((boolean[]) array)[i] = values[i] != 0;
      }
    }
  }
}
