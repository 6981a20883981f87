package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Constant;
import dev.nnc.compiler.ops.ConstantArray;
import dev.nnc.compiler.ops.Permute;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.type.Dim;
import java.util.List;
import java.util.Locale;

/** Numbers that choose one of several: known ones are checked here, fed ones when they are fed. */
final class Classes {
  private Classes() {}

  /** Requires that an argument's integers are at least 0 and less than a number of classes. */
  static void require(Node numbers, Dim count, Builtin.Arguments call, int index) {
    Node origin = unmoved(numbers);
    if (!count.isFixed()) {
      return;
    }
    if (origin.op() instanceof Placeholder placeholder) {
      call.context().classes().merge(placeholder.name(), count.size(), Math::min);
    }
    for (double number : known(origin)) {
      if (number < 0 || number >= count.size()) {
        throw outside(number, count, call, index);
      }
    }
  }

  /** The value whose elements, all of them, stand here in another order or shape. */
  private static Node unmoved(Node node) {
    Node moved = node;
    while (moved.op() instanceof Reshape
        || moved.op() instanceof Permute
        || moved.op() instanceof BroadcastTo) {
      moved = moved.input(0);
    }
    return moved;
  }

  private static List<Double> known(Node node) {
    if (node.op() instanceof Constant constant) {
      return List.of(constant.value());
    }
    return node.op() instanceof ConstantArray array ? array.values() : List.of();
  }

  private static Problem outside(double number, Dim count, Builtin.Arguments call, int index) {
    return Problem.of(
        Code.BAD_INDEX,
        call.span(index),
        String.format(
            Locale.ROOT,
            "`%s` is %d here; it must be at least 0 and less than %d",
            call.builtin().parameters().get(index).name(),
            (long) number,
            count.size()),
        "they are counted from 0 to " + (count.size() - 1));
  }
}
