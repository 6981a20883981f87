package dev.nnc.compiler.grad;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import org.jspecify.annotations.Nullable;

/**
 * What has reached a value from the scalar that is differentiated. Behind a {@code where} it counts
 * only in the branch taken: the mask is applied last, so that an infinite slope in the branch not
 * taken never meets a zero.
 *
 * @param value the derivative, where no mask hides it
 * @param mask where elements count; null for everywhere
 */
record Adjoint(Node value, @Nullable Node mask) {

  static Adjoint of(Node value) {
    return new Adjoint(value, null);
  }

  /** The same mask over another value. */
  Adjoint with(Node other) {
    return new Adjoint(other, mask);
  }

  /** The adjoint of a branch: it counts where the condition is as expected. */
  Adjoint masked(GraphBuilder builder, Node condition, boolean expected) {
    Node taken = expected ? condition : builder.node(Elementwise.NOT, condition);
    return new Adjoint(value, mask == null ? taken : builder.node(Elementwise.AND, mask, taken));
  }

  /** The sum of what came on two ways; where both masks hide it, it stays hidden. */
  Adjoint plus(GraphBuilder builder, Adjoint other) {
    if (mask != null && other.mask != null) {
      if (mask == other.mask) {
        return with(builder.node(Elementwise.ADD, value, other.value));
      }
      if (complementary(mask, other.mask)) {
        return of(builder.node(Elementwise.WHERE, mask, value, other.value));
      }
      if (branches(mask, other.mask)) {
        Node chosen = builder.node(Elementwise.WHERE, mask.input(1), value, other.value);
        return new Adjoint(chosen, mask.input(0));
      }
    }
    Node sum = builder.node(Elementwise.ADD, apply(builder), other.apply(builder));
    return new Adjoint(
        sum,
        mask == null || other.mask == null ? null : builder.node(Elementwise.OR, mask, other.mask));
  }

  private static boolean complementary(Node a, Node b) {
    return (a.op() == Elementwise.NOT && a.input(0) == b)
        || (b.op() == Elementwise.NOT && b.input(0) == a);
  }

  /** Whether the masks are of the two branches of one choice behind a common mask. */
  private static boolean branches(Node a, Node b) {
    return a.op() == Elementwise.AND
        && b.op() == Elementwise.AND
        && a.input(0) == b.input(0)
        && complementary(a.input(1), b.input(1));
  }

  /** The derivative itself: zero wherever the mask hides it. */
  Node apply(GraphBuilder builder) {
    return mask == null
        ? value
        : builder.node(Elementwise.WHERE, mask, value, Constants.of(builder, 0, value.type()));
  }
}
