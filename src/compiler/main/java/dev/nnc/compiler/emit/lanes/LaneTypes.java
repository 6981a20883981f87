package dev.nnc.compiler.emit.lanes;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.type.DType;

/** Element types as types of the runtime's lanes and of {@code jdk.incubator.vector}. */
final class LaneTypes {
  private static final String VECTORS = "jdk.incubator.vector";
  private static final String LANES = "dev.nnc.runtime.lanes";

  /** Names of operators. */
  static final ClassName OPERATORS = ClassName.get(VECTORS, "VectorOperators");

  private LaneTypes() {}

  /** Neighbouring elements of a type, in a loop whose real numbers are of another. */
  static TypeName of(DType dtype, DType real) {
    return switch (dtype) {
      case FLOAT32 -> ClassName.get(VECTORS, "FloatVector");
      case FLOAT64 -> ClassName.get(VECTORS, "DoubleVector");
      case INT32 -> ClassName.get(VECTORS, "IntVector");
      case BOOL ->
          ParameterizedTypeName.get(ClassName.get(VECTORS, "VectorMask"), Types.of(real).box());
    };
  }

  // FloatVector.fromArray(FloatLanes.SPECIES, x, i)
  static CodeBlock load(DType dtype, DType real, String array, CodeBlock at) {
    TypeName type = dtype == DType.BOOL ? ClassName.get(VECTORS, "VectorMask") : of(dtype, real);
    CodeBlock species = species(dtype == DType.BOOL ? real : dtype);
    return CodeBlock.of("$T.fromArray($L,$W$L,$W$L)", type, species, array, at);
  }

  // FloatVector.broadcast(FloatLanes.SPECIES, 1f)
  static CodeBlock broadcast(DType dtype, CodeBlock value) {
    return CodeBlock.of("$T.broadcast($L,$W$L)", of(dtype, dtype), species(dtype), value);
  }

  private static CodeBlock species(DType dtype) {
    return dtype == DType.INT32
        ? CodeBlock.of("$T.INTS", lanes(DType.FLOAT32))
        : CodeBlock.of("$T.SPECIES", lanes(dtype));
  }

  /** The constant of the numbers from 0 on. */
  static String count(DType dtype) {
    return dtype == DType.INT32 ? "INDICES" : "INDEX";
  }

  /** Species of a loop whose real numbers are of a type. */
  static ClassName lanes(DType real) {
    return ClassName.get(LANES, real == DType.FLOAT32 ? "FloatLanes" : "DoubleLanes");
  }

  /** Elementary functions. */
  static ClassName math(DType real) {
    return ClassName.get(LANES, real == DType.FLOAT32 ? "FloatLaneMath" : "DoubleLaneMath");
  }
}
