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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Warns of losses that compute without complaint, but of something else than was meant: scores
 * where probabilities are taken, probabilities where scores are.
 */
final class LossInputs {
  private static final Set<String> OF_SCORES =
      Set.of("cross_entropy_logits", "sparse_cross_entropy_logits", "binary_cross_entropy_logits");

  /** Losses of probabilities, each with a twin of scores. */
  private static final Set<String> OF_PROBABILITIES =
      Set.of("cross_entropy", "binary_cross_entropy");

  private final ModelChecker model;

  LossInputs(ModelChecker model) {
    this.model = model;
  }

  /** Looks at each call of a loss of the library whose first argument is a name. */
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
    boolean named =
        !call.arguments().isEmpty() && call.arguments().get(0).value() instanceof Ast.Name;
    if (!named) {
      return;
    }
    Ast.Name name = (Ast.Name) call.arguments().get(0).value();
    Scope.Binding binding = model.scope().find(name.name());
    if (binding != null && binding.value() instanceof Value.Tensor tensor) {
      check(call.function().name(), name, tensor.node(), binding.span());
    }
  }

  private void check(String loss, Ast.Name name, Node node, @Nullable Span place) {
    boolean softmax = isSoftmax(node);
    if (softmax && isOne(node.type().shape())) {
      warn(
          name,
          place,
          "`" + name.name() + "` is a softmax of one number, which is always 1",
          "write sigmoid in its place");
    } else if (OF_SCORES.contains(loss) && (softmax || isSigmoid(node))) {
      String activation = softmax ? "softmax" : "sigmoid";
      warn(
          name,
          place,
          "`" + loss + "` takes scores, and `" + name.name() + "` is a " + activation + " already",
          "hand it what the " + activation + " is computed of");
    } else if (OF_PROBABILITIES.contains(loss) && isOfProduct(node)) {
      String activation = loss.equals("cross_entropy") ? "softmax" : "sigmoid";
      warn(
          name,
          place,
          "`" + loss + "` takes probabilities, and `" + name.name() + "` may be any number",
          "write " + loss + "_logits, or put a " + activation + " before it");
    }
  }

  private void warn(Ast.Name name, @Nullable Span place, String message, String help) {
    model
        .context()
        .report(
            new Problem(
                Diagnostic.of(Code.MISFIT, name.span(), message)
                    .related(place, "`" + name.name() + "` is bound here")
                    .help(help)));
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
