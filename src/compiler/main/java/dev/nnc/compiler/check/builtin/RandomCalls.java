package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Random;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import org.jspecify.annotations.Nullable;

/** Calls that make tensors of a shape: random ones and filled ones. */
final class RandomCalls {
  private RandomCalls() {}

  static Value uniform(Builtin.Arguments call) {
    return random(call, Random.Kind.UNIFORM, call.real());
  }

  static Value bits(Builtin.Arguments call) {
    return random(call, Random.Kind.BITS16, DType.INT32);
  }

  /** Each call has a name of its own, so that no two of them give the same numbers. */
  private static Value random(Builtin.Arguments call, Random.Kind kind, DType dtype) {
    Context context = call.context();
    String path = context.stack().path(call.builtin().name());
    int before = context.stack().count("random " + path);
    String stream = before == 0 ? path : path + "_" + before;
    Shape shape = MovementCalls.shape(call, 0);
    Random op = new Random(kind, stream, seed(call));
    return new Value.Tensor(context.builder().source(op, new TensorType(dtype, shape)));
  }

  private static @Nullable Long seed(Builtin.Arguments call) {
    Value value = call.value(1);
    if (!call.given(1)) {
      return null;
    }
    return (long)
        Arithmetic.number(value)
            .orElseThrow(() -> Arithmetic.notConstant(value, call.span(1), "a seed"));
  }

  static Value fill(Builtin.Arguments call) {
    Context context = call.context();
    Shape shape = MovementCalls.shape(call, 0);
    Node value = call.tensor(1, context.real());
    return new Value.Tensor(BroadcastTo.leading(context.builder(), value, shape));
  }

  /** How many inputs feed a unit of a weight: all of its dimensions but the last. */
  static Value fanIn(Builtin.Arguments call) {
    Shape shape = MovementCalls.shape(call, 0);
    int rank = shape.rank();
    Dim fan = rank < 2 ? shape.elements() : shape.part(0, rank - 1).elements();
    return new Value.Dimension(fan);
  }

  /** How many units an input of a weight feeds: its last dimension. */
  static Value fanOut(Builtin.Arguments call) {
    Shape shape = MovementCalls.shape(call, 0);
    return new Value.Dimension(shape.isScalar() ? Dim.ONE : shape.dim(shape.rank() - 1));
  }
}
