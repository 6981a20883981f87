package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.syntax.Infix;

/** Which operators the language's infix signs stand for. */
public final class Infixes {
  private Infixes() {}

  /**
   * Applies an elementwise sign to operands of one shape and, but for {@code ^}, one element type.
   */
  public static Node apply(GraphBuilder builder, Infix sign, Node a, Node b) {
    return switch (sign) {
      case PLUS -> builder.node(Elementwise.ADD, a, b);
      case MINUS -> builder.node(Elementwise.SUBTRACT, a, b);
      case TIMES -> builder.node(Elementwise.MULTIPLY, a, b);
      case DIVIDE -> builder.node(Elementwise.DIVIDE, a, b);
      case POWER -> builder.node(Elementwise.POW, a, b);
      case LESS -> builder.node(Elementwise.LESS, a, b);
      case LESS_EQUAL -> builder.node(Elementwise.LESS_EQUAL, a, b);
      case GREATER -> builder.node(Elementwise.LESS, b, a);
      case GREATER_EQUAL -> builder.node(Elementwise.LESS_EQUAL, b, a);
      case EQUAL -> builder.node(Elementwise.EQUAL, a, b);
      case NOT_EQUAL -> builder.node(Elementwise.NOT, builder.node(Elementwise.EQUAL, a, b));
      case AND -> builder.node(Elementwise.AND, a, b);
      case OR -> builder.node(Elementwise.OR, a, b);
      case MATMUL -> builder.node(new MatMul(), a, b);
    };
  }
}
