package dev.nnc.compiler.grad;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import java.util.ArrayList;
import java.util.List;

/**
 * What has reached a value from the scalar that is differentiated. Behind a {@code where} it counts
 * only in the branch taken: the masks are applied last, so that an infinite slope in the branch not
 * taken never meets a zero.
 *
 * @param value the derivative, where no mask hides it
 * @param masks the branches it came through
 */
record Adjoint(Node value, List<Mask> masks) {

  /** Elements count where the condition is as expected. */
  record Mask(Node condition, boolean expected) {}

  static Adjoint of(Node value) {
    return new Adjoint(value, List.of());
  }

  /** The same masks over another value. */
  Adjoint with(Node other) {
    return new Adjoint(other, masks);
  }

  Adjoint masked(Node condition, boolean expected) {
    List<Mask> more = new ArrayList<>(masks);
    more.add(new Mask(condition, expected));
    return new Adjoint(value, List.copyOf(more));
  }

  /** The derivative itself: zero wherever a mask hides it. */
  Node apply(GraphBuilder builder) {
    Node shown = value;
    for (Mask mask : masks) {
      Node zero = Constants.of(builder, 0, shown.type());
      shown =
          mask.expected
              ? builder.node(Elementwise.WHERE, mask.condition, shown, zero)
              : builder.node(Elementwise.WHERE, mask.condition, zero, shown);
    }
    return shown;
  }
}
