package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.TensorType;
import java.util.OptionalDouble;

/** Makes and recognises constants. */
public final class Constants {
  private Constants() {}

  /** A tensor filled with one value, rounded to the type. */
  public static Node of(GraphBuilder builder, double value, TensorType type) {
    return builder.source(new Constant(type.dtype().round(value)), type);
  }

  /** The value that fills the tensor, if it is a constant. */
  public static OptionalDouble value(Node node) {
    return node.op() instanceof Constant constant
        ? OptionalDouble.of(constant.value())
        : OptionalDouble.empty();
  }

  public static boolean is(Node node, double value) {
    return node.op() instanceof Constant constant && constant.value() == value;
  }
}
