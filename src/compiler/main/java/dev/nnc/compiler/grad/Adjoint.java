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

  /** The derivative itself: zero wherever the mask hides it. */
  Node apply(GraphBuilder builder) {
    return mask == null
        ? value
        : builder.node(Elementwise.WHERE, mask, value, Constants.of(builder, 0, value.type()));
  }
}
