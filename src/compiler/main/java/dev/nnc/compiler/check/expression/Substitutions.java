package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Calculus;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import java.util.ArrayList;
import java.util.List;

/** {@code f with w = e}: what a formula is where variables are something else. */
final class Substitutions {
  private final Elaborator elaborator;

  Substitutions(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  /** {@code f with w = e}: a node that differentiation replaces by f with e in w's place. */
  Value with(Ast.With with, Scope scope) {
    List<Node> inputs = new ArrayList<>(List.of(elaborator.tensor(with.value(), scope)));
    for (Ast.Substitution substitution : with.substitutions()) {
      Node variable = elaborator.variable(substitution.variable(), scope);
      if (inputs.indexOf(variable) % 2 == 1) {
        throw Problem.of(
            Code.DUPLICATE_ARGUMENT,
            substitution.span(),
            "the variable is replaced twice",
            "keep one of the two");
      }
      Node value =
          elaborator.tensor(
              elaborator.evaluate(substitution.value(), scope),
              variable.type().dtype(),
              substitution.value().span());
      if (!value.type().equals(variable.type())) {
        throw Problem.of(
            Code.SHAPE_MISMATCH,
            substitution.span(),
            "the variable is " + variable.type() + ", and its replacement " + value.type(),
            "give a value of the variable's shape");
      }
      inputs.add(variable);
      inputs.add(value);
    }
    return new Value.Tensor(elaborator.context().builder().node(Calculus.SUBSTITUTE, inputs));
  }
}
