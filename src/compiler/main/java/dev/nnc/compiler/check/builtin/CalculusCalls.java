package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Calculus;
import dev.nnc.compiler.ops.Constant;
import dev.nnc.compiler.ops.ConstantArray;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.Dim;

/** Calls of derivatives and of what training makes of variables. */
final class CalculusCalls {
  /** Rows of a jacobian are walked one by one, so their number is bounded. */
  static final long MOST_ROWS = 4096;

  private CalculusCalls() {}

  static Value grad(Builtin.Arguments call) {
    Node y = real(call, 0);
    Node x = place(call);
    if (!y.type().isScalar()) {
      throw Problem.of(
          Code.NOT_SCALAR,
          call.span(0),
          "`grad` needs one number to differentiate, and this is " + y.type(),
          "write grad(sum(…), x), or jacobian(y, x) for all derivatives");
    }
    return new Value.Tensor(call.builder().node(Calculus.GRADIENT, y, x));
  }

  static Value jacobian(Builtin.Arguments call) {
    Node y = real(call, 0);
    Node x = place(call);
    Dim rows = y.type().shape().elements();
    if (!rows.isFixed() || rows.size() > MOST_ROWS) {
      throw Problem.of(
          Code.BAD_DIMENSION,
          call.span(0),
          "a jacobian of " + y.type() + " would have " + rows + " rows",
          rows.isFixed()
              ? "at most " + MOST_ROWS + " are computed; use hvp(f, x, v) for products with it"
              : "the number of rows must be known when compiling");
    }
    return new Value.Tensor(call.builder().node(Calculus.JACOBIAN, y, x));
  }

  /** What is differentiated by: a number of the script is no place where a value could change. */
  private static Node place(Builtin.Arguments call) {
    Node node = real(call, 1);
    if (node.op() instanceof Constant || node.op() instanceof ConstantArray) {
      throw Problem.of(
          Code.NOT_DIFFERENTIABLE,
          call.span(1),
          "`"
              + call.span(1).text()
              + "` is known when compiling, so there is nothing to differentiate by",
          "make it a variable or a placeholder of the model, for example: variable s : "
              + node.type()
              + " = 1");
    }
    return node;
  }

  private static Node real(Builtin.Arguments call, int index) {
    Node node = call.tensor(index);
    if (!node.type().dtype().isReal()) {
      throw Problem.of(
          Code.NOT_DIFFERENTIABLE,
          call.span(index),
          "derivatives need real numbers, and this is " + node.type(),
          "declare it as float, or leave it out of the derivative");
    }
    return node;
  }

  /** The moving average of a variable, where the training keeps one. */
  static Value average(Builtin.Arguments call) {
    Span span = call.span(0);
    Node node = call.evaluator().tensor(call.value(0), span);
    if (!(node.op() instanceof Storage storage) || storage.kind() != Storage.Kind.VARIABLE) {
      throw Problem.of(
          Code.NOT_A_VARIABLE, span, "only variables have averages", "name one: average(w1)");
    }
    if (!call.context().mode().averages()) {
      throw Problem.of(
          Code.MISSING_STATEMENT,
          call.call(),
          "no average of `" + storage.path() + "` is kept",
          "add a line to the train block: average 0.99");
    }
    Storage average = new Storage("average/" + storage.path(), Storage.Kind.AVERAGE);
    return new Value.Tensor(call.builder().source(average, node.type()));
  }
}
