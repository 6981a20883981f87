package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.WeightBelow;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.type.DType;

/** Calls that compare the elements of a column with each other. */
final class RankingCalls {
  private RankingCalls() {}

  /** Along axis 0, each column for itself; equal elements count half unless said. */
  static Value weightBelow(Builtin.Arguments call) {
    Node x = call.tensor(0, real(call));
    Node weight = call.tensor(1, real(call));
    if (x.type().isScalar() || !x.type().dtype().isReal() || !x.type().equals(weight.type())) {
      throw Problem.of(
          Code.SHAPE_MISMATCH,
          call.call(),
          "`weight_below` needs numbers and a weight for each, not "
              + x.type()
              + " and "
              + weight.type(),
          "give both in one shape, rows first: weight_below(score, float(score > 0))");
    }
    return new Value.Tensor(call.builder().node(new WeightBelow(ties(call)), x, weight));
  }

  private static DType real(Builtin.Arguments call) {
    return call.real();
  }

  private static double ties(Builtin.Arguments call) {
    if (!call.given(2)) {
      return 0.5;
    }
    double ties =
        Arithmetic.number(call.value(2))
            .orElseThrow(() -> Arithmetic.notConstant(call.value(2), call.span(2), "`ties`"));
    if (!(ties >= 0 && ties <= 1)) {
      throw Problem.of(
          Code.BAD_VALUE,
          call.span(2),
          "`ties` is a share, from 0 to 1, and this is "
              + Describe.number(new Value.Number(ties, ties == Math.rint(ties))),
          "0.5 counts equal elements half");
    }
    return ties;
  }
}
