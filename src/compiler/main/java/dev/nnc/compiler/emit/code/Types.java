package dev.nnc.compiler.emit.code;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.TypeName;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.math.DoubleMath;
import dev.nnc.runtime.math.FloatMath;

/** Element types as Java types. */
public final class Types {
  private Types() {}

  public static TypeName of(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> TypeName.FLOAT;
      case FLOAT64 -> TypeName.DOUBLE;
      case INT32 -> TypeName.INT;
      case BOOL -> TypeName.BOOLEAN;
    };
  }

  public static TypeName array(DType dtype) {
    return ArrayTypeName.of(of(dtype));
  }

  /** For readers of Java, to whom the {@code float[]} of a script would be an array. */
  public static String described(TensorType type) {
    return type.isScalar() ? "one " + of(type.dtype()) : type.toString();
  }

  public static ElementType element(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> ElementType.FLOAT32;
      case FLOAT64 -> ElementType.FLOAT64;
      case INT32 -> ElementType.INT32;
      case BOOL -> ElementType.BOOL;
    };
  }

  public static Class<?> math(DType dtype) {
    return dtype == DType.FLOAT32 ? FloatMath.class : DoubleMath.class;
  }

  /** A method of {@code Tensor}: floats, doubles, ints, booleans. */
  public static String plural(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> "floats";
      case FLOAT64 -> "doubles";
      case INT32 -> "ints";
      case BOOL -> "booleans";
    };
  }
}
