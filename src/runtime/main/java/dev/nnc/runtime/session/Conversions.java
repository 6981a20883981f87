package dev.nnc.runtime.session;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import org.jspecify.annotations.Nullable;

/** The one conversion that happens unasked: between the two precisions of real numbers. */
final class Conversions {
  private Conversions() {}

  /** The value in another type, shared if it is the same; null if it does not convert. */
  static @Nullable Tensor toType(Tensor value, ElementType type) {
    if (value.type() == type) {
      return value;
    }
    return switch (type) {
      case FLOAT32 ->
          value.type() == ElementType.FLOAT64
              ? Tensor.of(value.shape(), narrowed(value.doubles()))
              : null;
      case FLOAT64 ->
          value.type() == ElementType.FLOAT32
              ? Tensor.of(value.shape(), widened(value.floats()))
              : null;
      case INT32, BOOL -> null;
    };
  }

  private static float[] narrowed(double[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }

  private static double[] widened(float[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i];
    }
    return result;
  }
}
