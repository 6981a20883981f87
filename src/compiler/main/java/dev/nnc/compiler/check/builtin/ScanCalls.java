package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Flip;
import dev.nnc.compiler.ops.Permute;
import dev.nnc.compiler.ops.Scans;
import dev.nnc.compiler.ops.Sorting;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.type.Dim;
import java.util.List;

/** Calls that work along an axis whose size is known when compiling: they are laid out for it. */
final class ScanCalls {
  private ScanCalls() {}

  private interface Along {
    Node apply(GraphBuilder builder, Node x, int axis);
  }

  static Value cumsum(Builtin.Arguments call) {
    return along(call, Scans::sums);
  }

  static Value cumprod(Builtin.Arguments call) {
    return along(call, Scans::products);
  }

  static Value sort(Builtin.Arguments call) {
    return along(call, ScanCalls::ascending);
  }

  /** The last axis unless said. */
  private static Value along(Builtin.Arguments call, Along along) {
    Node x = ReductionCalls.number(call);
    Value axis = call.given(1) ? call.value(1) : Value.Number.integer(-1);
    int at = Axes.one(axis, x.type(), call.span(1));
    requireFixed(call, x, at);
    return new Value.Tensor(along.apply(builder(call), x, at));
  }

  private static Node ascending(GraphBuilder builder, Node x, int axis) {
    int rank = x.type().shape().rank();
    if (axis == rank - 1) {
      return Sorting.ascending(builder, x);
    }
    Node last = builder.node(new Permute(Sorting.last(rank, axis, false)), x);
    Node sorted = Sorting.ascending(builder, last);
    return builder.node(new Permute(Sorting.last(rank, axis, true)), sorted);
  }

  /** The product along some axes, or of everything. */
  static Value prod(Builtin.Arguments call) {
    Node x = ReductionCalls.number(call);
    List<Integer> axes = Axes.of(call.value(1), x.type(), call.span(1));
    for (int i = axes.size() - 1; i >= 0; i--) {
      requireFixed(call, x, axes.get(i));
      x = Scans.product(builder(call), x, axes.get(i));
    }
    return new Value.Tensor(x);
  }

  /** From the last element to the first along some axes. */
  static Value flip(Builtin.Arguments call) {
    Node x = call.tensor(0);
    for (int axis : Axes.of(call.value(1), x.type(), call.span(1))) {
      x = builder(call).node(new Flip(axis), x);
    }
    return new Value.Tensor(x);
  }

  private static void requireFixed(Builtin.Arguments call, Node x, int axis) {
    Dim size = x.type().shape().dim(axis);
    if (!size.isFixed()) {
      throw Problem.of(
          Code.BAD_DIMENSION,
          call.call(),
          "`"
              + call.builtin().name()
              + "` along "
              + size
              + ", which is known at run time only, cannot be laid out",
          "name another axis, such as axis = 1, or give the dimension a size: dim n = 10");
    }
  }

  private static GraphBuilder builder(Builtin.Arguments call) {
    return call.builder();
  }
}
