package dev.nnc.compiler.check.arithmetic;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.MatMul;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;

/**
 * {@code @} for matrices, vectors and stacks of matrices: [m, k] @ [k, n], [..., k] @ [k, n], [m,
 * k] @ [k], [k] @ [k, n], [k] @ [k], [..., m, k] @ [..., k, n].
 */
final class ProductRule {
  private final Arithmetic arithmetic;
  private final GraphBuilder builder;

  ProductRule(Arithmetic arithmetic, GraphBuilder builder) {
    this.arithmetic = arithmetic;
    this.builder = builder;
  }

  Node apply(Arithmetic.Operand left, Arithmetic.Operand right, Span span) {
    Node a = operand(left, right);
    Node b = operand(right, left);
    if (a.type().dtype() != b.type().dtype()) {
      throw Problem.of(
          Code.WRONG_TYPE,
          span,
          "cannot multiply " + a.type() + " @ " + b.type(),
          "convert one side: float(…) or double(…)");
    }
    Shape x = a.type().shape();
    Shape w = b.type().shape();
    Dim inner = x.dim(x.rank() - 1);
    Dim other = w.dim(Math.max(0, w.rank() - 2));
    if (!inner.equals(other)) {
      throw mismatch(
          new ShapeMismatch.Side(a, left.span()), new ShapeMismatch.Side(b, right.span()), span);
    }
    Shape result = x.part(0, x.rank() - 1).plus(w.part(Math.min(1, w.rank() - 1), w.rank()));
    return w.rank() <= 2 ? flat(a, b, result) : stacked(a, b, span);
  }

  /** Numbers of a list are of the type of what they are multiplied with. */
  private Node operand(Arithmetic.Operand operand, Arithmetic.Operand other) {
    if (Arithmetic.number(operand.value()).isPresent()) {
      throw Problem.of(
          Code.WRONG_TYPE,
          operand.span(),
          "`@` multiplies matrices, and this is " + Describe.of(operand.value()),
          "use `*` to multiply by a number");
    }
    DType real = arithmetic.dtypeOf(other.value());
    Node node = arithmetic.tensor(operand.value(), real, operand.span());
    Arithmetic.requireReal(node, operand.span(), "@");
    if (node.type().isScalar()) {
      throw Problem.of(
          Code.SHAPE_MISMATCH,
          operand.span(),
          "`@` multiplies matrices, and this is the scalar " + node.type(),
          "use `*` to multiply by a scalar");
    }
    return node;
  }

  /** All leading dimensions of the left side are rows of one matrix. */
  private Node flat(Node a, Node b, Shape result) {
    Shape x = a.type().shape();
    Shape w = b.type().shape();
    Dim inner = x.dim(x.rank() - 1);
    Dim rows = x.part(0, x.rank() - 1).elements();
    Dim columns = w.rank() == 2 ? w.dim(1) : Dim.ONE;
    Node left = Reshape.to(builder, a, Shape.of(rows, inner));
    Node right = Reshape.to(builder, b, Shape.of(inner, columns));
    Node product = builder.node(new MatMul(), left, right);
    return Reshape.to(builder, product, w.rank() == 2 ? result : x.part(0, x.rank() - 1));
  }

  /** A stack of matrices times a stack of matrices, or one matrix times each of a stack. */
  private Node stacked(Node a, Node b, Span span) {
    Shape x = a.type().shape();
    Shape w = b.type().shape();
    Shape stack = w.part(0, w.rank() - 2);
    Shape left = stack.plus(x.part(Math.max(0, x.rank() - 2), x.rank()));
    if (x.rank() < 2 || !left.endsWith(x)) {
      throw Problem.of(
          Code.SHAPE_MISMATCH,
          span,
          "cannot multiply " + a.type() + " @ " + b.type(),
          "the leading dimensions of both sides must be the same: [batch, m, k] @ [batch, k, n]");
    }
    return builder.node(new MatMul(), BroadcastTo.leading(builder, a, left), b);
  }

  private Problem mismatch(ShapeMismatch.Side left, ShapeMismatch.Side right, Span span) {
    Diagnostic diagnostic =
        Diagnostic.of(
            Code.SHAPE_MISMATCH, span, "cannot multiply " + left.type() + " @ " + right.type());
    Shape x = left.shape();
    Shape w = right.shape();
    String inner = "`" + x.dim(x.rank() - 1) + "` columns, the right side `";
    String label = "the left side has " + inner + w.dim(Math.max(0, w.rank() - 2)) + "` rows";
    Diagnostic told = new ShapeMismatch(arithmetic.context(), left, right).facts(diagnostic, span);
    return new Problem(
        (span.source().isLibrary() ? told : told.label(label))
            .help(help(left.type(), right.type())));
  }

  private static String help(TensorType a, TensorType b) {
    Shape x = a.shape();
    Shape w = b.shape();
    if (x.equals(w)) {
      return "use `*` to multiply element by element";
    }
    if (w.rank() == 2 && w.dim(1).equals(x.dim(x.rank() - 1))) {
      return "write transpose(…) around the right side";
    }
    boolean swapped = x.rank() <= 2 && w.dim(w.rank() - 1).equals(x.dim(0));
    return swapped
        ? "the other way round they fit: rows of data stand left, weights right"
        : "`@` needs [m, k] @ [k, n]: the inner dimensions must be equal";
  }
}
