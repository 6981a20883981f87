package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;

/**
 * Powers with an exponent that is known when compiling. Those of 2, 3 and 4 are products by
 * definition, rounded after each, as in PyTorch and whatever the compiler's options; all others are
 * the operator {@code pow}.
 */
public final class Power {
  private Power() {}

  /** The base, of real numbers, to the power of a number. */
  public static Node of(GraphBuilder builder, Node base, double exponent) {
    if (exponent == 2) {
      return square(builder, base);
    }
    if (exponent == 3) {
      return builder.node(Elementwise.MULTIPLY, square(builder, base), base);
    }
    if (exponent == 4) {
      return square(builder, square(builder, base));
    }
    return builder.node(Elementwise.POW, base, Constants.of(builder, exponent, base.type()));
  }

  private static Node square(GraphBuilder builder, Node base) {
    return builder.node(Elementwise.MULTIPLY, base, base);
  }
}
