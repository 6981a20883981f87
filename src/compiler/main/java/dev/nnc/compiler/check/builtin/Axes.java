package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.TensorType;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Axes as arguments: a number from 0, a negative one from the end, a list, or none for all. */
final class Axes {
  private Axes() {}

  static List<Integer> of(Value value, TensorType type, Span span) {
    int rank = type.shape().rank();
    if (value instanceof Value.None) {
      return IntStream.range(0, rank).boxed().toList();
    }
    if (value instanceof Value.Items items) {
      TreeSet<Integer> axes = new TreeSet<>();
      items.elements().forEach(element -> axes.add(one(element, type, span)));
      return List.copyOf(axes);
    }
    return List.of(one(value, type, span));
  }

  static int one(Value value, TensorType type, Span span) {
    return one(value, type.shape().rank(), type, span);
  }

  /** An axis among {@code count}, which may be one more than the type has. */
  static int one(Value value, int count, TensorType type, Span span) {
    double number =
        Arithmetic.number(value).orElseThrow(() -> Arithmetic.notConstant(value, span, "an axis"));
    int axis = (int) (number < 0 ? number + count : number);
    if (number != Math.rint(number) || axis < 0 || axis >= count) {
      throw Problem.of(
          Code.BAD_AXIS,
          span,
          type + " has no axis " + Describe.number((Value.Number) asNumber(number)),
          count == 0 ? "it is a scalar" : "its axes are 0 to " + (count - 1));
    }
    return axis;
  }

  private static Value asNumber(double number) {
    return new Value.Number(number, number == Math.rint(number));
  }
}
