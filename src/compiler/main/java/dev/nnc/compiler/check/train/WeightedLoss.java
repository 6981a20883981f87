package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.value.Signature;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Cast;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Size;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * {@code loss f(…) weighted w}: each row's loss times its weight, divided by the number of rows;
 * with {@code f(…, normalize = true)} by the sum of the weights.
 */
final class WeightedLoss {
  private static final String NORMALIZE = "normalize";

  private final ModelChecker model;
  private final GraphBuilder builder;

  WeightedLoss(ModelChecker model) {
    this.model = model;
    this.builder = model.context().builder();
  }

  Node node(Ast.Loss loss) {
    Node rows = perRow(elements(loss));
    Ast.Expression written = Objects.requireNonNull(loss.weight());
    requireBound(written);
    Node weight = model.elaborator().tensor(written, model.scope());
    Dim count = rows.type().shape().dim(0);
    if (!weight.type().shape().elements().equals(count)
        || !weight.type().dtype().equals(rows.type().dtype())) {
      throw Problem.of(
          Code.SHAPE_MISMATCH,
          written.span(),
          "a weight for each row is needed, and this is " + weight.type(),
          "declare it: placeholder weight : float[batch]");
    }
    Node flat = dev.nnc.compiler.ops.Reshape.to(builder, weight, Shape.of(count));
    Node products = builder.node(Elementwise.MULTIPLY, rows, flat);
    Node sum = builder.node(new Sum(List.of(0)), products);
    return builder.node(Elementwise.DIVIDE, sum, divisor(loss, flat));
  }

  private Node divisor(Ast.Loss loss, Node weights) {
    return isNormalized(loss)
        ? builder.node(new Sum(List.of(0)), weights)
        : size(weights.type().shape().dim(0), weights.type().dtype());
  }

  private boolean isNormalized(Ast.Loss loss) {
    if (loss.value() instanceof Ast.Call call) {
      for (Ast.Argument argument : call.arguments()) {
        if (isNormalize(argument)) {
          return truth(argument.value());
        }
      }
    }
    return false;
  }

  private static boolean isNormalize(Ast.Argument argument) {
    return argument.name() != null && argument.name().name().equals(NORMALIZE);
  }

  private boolean truth(Ast.Expression written) {
    if (model.elaborator().evaluate(written, model.scope()) instanceof Value.Truth truth) {
      return truth.value();
    }
    throw Problem.of(
        Code.WRONG_TYPE,
        written.span(),
        "`normalize` is true or false",
        "with true the sum of weighted losses is divided by the sum of the weights");
  }

  /** A column of the data is a weight only by way of a placeholder. */
  private void requireBound(Ast.Expression written) {
    if (written instanceof Ast.Name name && model.scope().find(name.name()) == null) {
      String text = name.name();
      throw Problem.of(
          Code.UNKNOWN_NAME,
          written.span(),
          "the model has no value `" + text + "` to weight the loss with",
          "declare placeholder " + text + " : float[batch], and feed it a column");
    }
  }

  /** The loss of each element: the call again, with reduction = none. */
  private Node elements(Ast.Loss loss) {
    if (!(loss.value() instanceof Ast.Call call)) {
      throw Problem.of(
          Code.WRONG_TYPE,
          loss.value().span(),
          "only a call of a loss can be weighted",
          "write the weight into the expression: mean(w * …)");
    }
    requireReduction(call);
    List<Ast.Argument> arguments = new ArrayList<>(call.arguments());
    arguments.removeIf(WeightedLoss::isNormalize);
    Ast.Identifier name = new Ast.Identifier(call.span(), "reduction");
    arguments.add(new Ast.Argument(call.span(), name, new Ast.Name(call.span(), "none", false)));
    Ast.Call whole = new Ast.Call(call.span(), call.function(), arguments);
    Node node = model.elaborator().tensor(whole, model.scope());
    if (node.type().isScalar()) {
      throw Problem.of(
          Code.NOT_SCALAR,
          call.span(),
          "this loss has no rows that could be weighted",
          "weight a loss such as mse(prediction, target)");
    }
    return node;
  }

  private void requireReduction(Ast.Call call) {
    boolean reduces =
        !(model.scope().value(call.function().name()) instanceof Value.Function function)
            || Signature.of(function).names().contains("reduction");
    if (!reduces) {
      throw Problem.of(
          Code.WRONG_TYPE,
          call.span(),
          "`" + call.function().name() + "` cannot be weighted, since it has no `reduction`",
          "weight a loss such as mse(prediction, target), or write mean(w * …)");
    }
  }

  private Node perRow(Node elements) {
    Shape shape = elements.type().shape();
    List<Integer> axes = IntStream.range(1, shape.rank()).boxed().toList();
    if (axes.isEmpty()) {
      return elements;
    }
    Node sum = builder.node(new Sum(axes), elements);
    Node count = size(shape.part(1, shape.rank()).elements(), sum.type().dtype());
    Node spread = BroadcastTo.leading(builder, count, sum.type().shape());
    return builder.node(Elementwise.DIVIDE, sum, spread);
  }

  private Node size(Dim dim, DType dtype) {
    TensorType scalar = TensorType.scalar(DType.FLOAT64);
    Node size =
        dim.isFixed()
            ? dev.nnc.compiler.ops.Constants.of(builder, (double) dim.size(), scalar)
            : builder.source(new Size(dim), scalar);
    return dtype == DType.FLOAT64 ? size : builder.node(new Cast(dtype), size);
  }
}
