package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Op;
import dev.nnc.compiler.ops.ArgMax;
import dev.nnc.compiler.ops.Max;
import dev.nnc.compiler.ops.Size;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.TensorType;
import java.util.List;
import java.util.function.Function;

/** Calls of reductions. Without an axis they reduce everything. */
final class ReductionCalls {
  private ReductionCalls() {}

  static Value sum(Builtin.Arguments call) {
    return reduce(call, Sum::new);
  }

  static Value max(Builtin.Arguments call) {
    return reduce(call, Max::new);
  }

  private static Value reduce(Builtin.Arguments call, Function<List<Integer>, Op> op) {
    Node x = number(call);
    List<Integer> axes = Axes.of(call.value(1), x.type(), call.span(1));
    return new Value.Tensor(axes.isEmpty() ? x : call.builder().node(op.apply(axes), x));
  }

  static Node number(Builtin.Arguments call) {
    Node x = call.tensor(0);
    if (!x.type().dtype().isNumber()) {
      throw Problem.of(
          Code.WRONG_TYPE,
          call.span(0),
          "`" + call.builtin().name() + "` needs numbers, and this is " + x.type(),
          "write float(…) around it");
    }
    return x;
  }

  static Value argmax(Builtin.Arguments call) {
    Node x = number(call);
    if (x.type().isScalar()) {
      throw Problem.of(
          Code.BAD_AXIS,
          call.call(),
          "`argmax` needs a tensor, not a scalar",
          "give it scores: argmax(logits, axis = 1)");
    }
    Value axis = call.given(1) ? call.value(1) : Value.Number.integer(-1);
    int along = Axes.one(axis, x.type(), call.span(1));
    return new Value.Tensor(call.builder().node(new ArgMax(along), x));
  }

  /** How many elements there are along some axes; of a list, how many stand in it. */
  static Value size(Builtin.Arguments call) {
    if (call.value(0) instanceof Value.Items items && !call.given(1) && isFlat(items)) {
      return Value.Number.integer(items.elements().size());
    }
    Node x = call.tensor(0);
    Dim count = Dim.ONE;
    for (int axis : Axes.of(call.value(1), x.type(), call.span(1))) {
      count = count.times(x.type().shape().dim(axis));
    }
    return count.isFixed()
        ? Value.Number.integer(count.size())
        : new Value.Tensor(
            call.context().builder().source(new Size(count), TensorType.scalar(DType.FLOAT64)));
  }

  private static boolean isFlat(Value.Items items) {
    return items.elements().stream().noneMatch(Value.Items.class::isInstance);
  }
}
