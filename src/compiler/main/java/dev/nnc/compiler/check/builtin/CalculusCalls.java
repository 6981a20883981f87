package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Calculus;
import dev.nnc.compiler.ops.Constant;
import dev.nnc.compiler.ops.ConstantArray;
import dev.nnc.compiler.ops.Direction;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.Dim;
import java.util.stream.IntStream;

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

  /**
   * The derivative by x of the gradient's product with v: with something else in the place of v, so
   * that what v is made of counts as constant, but derivatives by v are those of the product.
   */
  static Value hvp(Builtin.Arguments call) {
    GraphBuilder builder = call.builder();
    Node gradient = ((Value.Tensor) grad(call)).node();
    Node x = place(call);
    Node v = call.tensor(2, x.type().dtype());
    if (!v.type().equals(x.type())) {
      throw Problem.of(
          Code.SHAPE_MISMATCH,
          call.span(2),
          "the vector of `hvp` has a number for each of `%s`, which is %s, and this is %s"
              .formatted(call.span(1).text(), x.type(), v.type()),
          "the hessian by x is multiplied by v: hvp(f, x, v) has the shape of both");
    }
    Node direction = builder.source(new Direction(), x.type());
    Node along = builder.node(Elementwise.MULTIPLY, gradient, direction);
    if (!along.type().isScalar()) {
      int rank = along.type().shape().rank();
      along = builder.node(new Sum(IntStream.range(0, rank).boxed().toList()), along);
    }
    Node product = builder.node(Calculus.GRADIENT, along, x);
    return new Value.Tensor(builder.node(Calculus.SUBSTITUTE, product, direction, v));
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
    if (!call.context().mode().keepsAverages()) {
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
