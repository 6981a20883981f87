package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.MatMul;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.AstWalk;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Warns of losses that compute without complaint, but of something else than was meant: scores
 * where probabilities are taken, probabilities where scores are.
 */
final class LossInputs {
  private static final Set<String> OF_SCORES =
      Set.of("cross_entropy_logits", "sparse_cross_entropy_logits", "binary_cross_entropy_logits");

  /** Losses of probabilities, and their twins of scores. */
  private static final Map<String, String> OF_PROBABILITIES =
      Map.of(
          "cross_entropy", "cross_entropy_logits",
          "binary_cross_entropy", "binary_cross_entropy_logits",
          "nll", "sparse_cross_entropy_logits");

  /** Longer expressions have no place in a message. */
  private static final int LONGEST = 40;

  private final ModelChecker model;

  LossInputs(ModelChecker model) {
    this.model = model;
  }

  /** Looks at what each call of a loss of the library gets. */
  void check(Ast.Expression loss) {
    AstWalk.walk(
        loss,
        part -> {
          if (part instanceof Ast.Call call && isOfLibrary(call)) {
            check(call);
          }
        });
  }

  private boolean isOfLibrary(Ast.Call call) {
    Value value = model.scope().value(call.function().name());
    return value instanceof Value.Defined defined
        && defined.overloads().get(0).name().span().source().isLibrary();
  }

  private void check(Ast.Call call) {
    String loss = call.function().name();
    boolean matters = OF_SCORES.contains(loss) || OF_PROBABILITIES.containsKey(loss);
    Ast.Expression prediction = prediction(call);
    if (prediction != null
        && (matters || prediction instanceof Ast.Name)
        && value(prediction) instanceof Value.Tensor tensor) {
      check(loss, prediction, tensor.node());
    }
  }

  private static Ast.@Nullable Expression prediction(Ast.Call call) {
    for (Ast.Argument argument : call.arguments()) {
      Ast.Identifier name = argument.name();
      if (name == null || name.name().equals("prediction")) {
        return argument.value();
      }
    }
    return null;
  }

  private @Nullable Value value(Ast.Expression prediction) {
    return prediction instanceof Ast.Name name
        ? model.scope().value(name.name())
        : model.context().undone(() -> model.elaborator().evaluate(prediction, model.scope()));
  }

  private void check(String loss, Ast.Expression prediction, Node node) {
    String text = prediction.span().text();
    String shown = text.length() > LONGEST || text.contains("\n") ? "this" : "`" + text + "`";
    boolean softmax = isSoftmax(node);
    String scores = OF_PROBABILITIES.get(loss);
    if (softmax && isOne(node.type().shape())) {
      warn(
          prediction,
          shown + " is a softmax of one number, which is always 1",
          "write sigmoid in its place");
    } else if (OF_SCORES.contains(loss) && (softmax || isSigmoid(node))) {
      String activation = softmax ? "softmax" : "sigmoid";
      warn(
          prediction,
          "`" + loss + "` takes scores, and " + shown + " is a " + activation + " already",
          "hand it what the " + activation + " is computed of");
    } else if (scores != null && isLogSoftmax(node)) {
      warn(
          prediction,
          "`" + loss + "` takes probabilities, and " + shown + " is their logarithm",
          "write " + scores + " of what the log_softmax is computed of");
    } else if (scores != null && isOfProduct(node)) {
      String activation = loss.equals("binary_cross_entropy") ? "sigmoid" : "softmax";
      warn(
          prediction,
          "`" + loss + "` takes probabilities, and " + shown + " may be any number",
          "write " + scores + ", or put a " + activation + " before it");
    }
  }

  private void warn(Ast.Expression prediction, String message, String help) {
    Diagnostic diagnostic = Diagnostic.of(Code.MISFIT, prediction.span(), message).help(help);
    if (prediction instanceof Ast.Name name) {
      Scope.Binding binding = model.scope().find(name.name());
      Span place = binding == null ? null : binding.span();
      diagnostic = diagnostic.related(place, "`" + name.name() + "` is bound here");
    }
    model.context().report(new Problem(diagnostic));
  }

  // ---------------------------------------------------------------- what a value is made of

  private static boolean isSigmoid(Node node) {
    return plain(node).op() == Elementwise.SIGMOID;
  }

  private static boolean isSoftmax(Node node) {
    Node quotient = plain(node);
    if (quotient.op() != Elementwise.DIVIDE) {
      return false;
    }
    Node exps = quotient.inputs().get(0);
    Node total = plain(quotient.inputs().get(1));
    return exps.op() == Elementwise.EXP
        && total.op() instanceof Sum
        && total.inputs().get(0) == exps;
  }

  private static boolean isLogSoftmax(Node node) {
    Node difference = plain(node);
    if (difference.op() != Elementwise.SUBTRACT) {
      return false;
    }
    Node logarithm = plain(difference.inputs().get(1));
    return logarithm.op() == Elementwise.LOG
        && plain(logarithm.inputs().get(0)).op() instanceof Sum
        && plain(logarithm.inputs().get(0)).inputs().get(0).op() == Elementwise.EXP;
  }

  /** Whether it is a product of matrices, with or without a bias. */
  private static boolean isOfProduct(Node node) {
    Node sum = plain(node);
    return sum.op() instanceof MatMul
        || (sum.op() == Elementwise.ADD && plain(sum.inputs().get(0)).op() instanceof MatMul);
  }

  /** What a value is but for its shape. */
  private static Node plain(Node node) {
    Node plain = node;
    while (plain.op() instanceof Reshape || plain.op() instanceof BroadcastTo) {
      plain = plain.inputs().get(0);
    }
    return plain;
  }

  private static boolean isOne(Shape shape) {
    return shape.rank() > 0 && shape.dim(shape.rank() - 1).equals(Dim.ONE);
  }
}
