package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.TrainedVariables;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Calculus;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code gradient_at(e)} in an optimizer: the derivative of the loss by the variable where each of
 * the variables is its e, an expression of parameter and gradient.
 */
final class GradientElsewhere {
  private final Elaborator elaborator;

  GradientElsewhere(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  Value gradient(Ast.Call call, Scope scope) {
    if (!(scope.value(TrainedVariables.NAME) instanceof TrainedVariables all)
        || !(scope.value(RuleNames.PARAMETER) instanceof Value.Tensor parameter)) {
      throw Problem.of(
          Code.WRONG_BLOCK,
          call.span(),
          "`gradient_at` is about all trained variables, so it stands in an optimizer only",
          "write grad(f, w) with w = e for one variable");
    }
    if (call.arguments().size() != 1) {
      throw Problem.of(
          Code.MISSING_ARGUMENT,
          call.span(),
          "`gradient_at` needs one expression",
          "for example gradient_at(parameter + 0.05 * gradient)");
    }
    Ast.Expression place = call.arguments().get(0).value();
    List<Node> inputs = new ArrayList<>();
    inputs.add(
        elaborator.context().builder().node(Calculus.GRADIENT, all.loss(), parameter.node()));
    for (Scope each : all.scopes()) {
      Node variable = elaborator.tensor(new Ast.Name(call.span(), "parameter", false), each);
      Value moved = elaborator.evaluate(place, each);
      inputs.add(variable);
      inputs.add(new Cells(elaborator).fitted(moved, variable.type(), place.span()));
    }
    return new Value.Tensor(elaborator.context().builder().node(Calculus.SUBSTITUTE, inputs));
  }
}
