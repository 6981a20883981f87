package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import java.util.List;

/** Checks constrain statements: what optimizers make of variables is changed once more. */
final class Constraints {
  private final ModelChecker model;
  private final Context context;

  Constraints(ModelChecker model) {
    this.model = model;
    this.context = model.context();
  }

  /** Changes the next values of the selected variables; those that are not trained stay. */
  void apply(Ast.Constrain constrain, List<Node> variables) {
    context.origin("constraint", constrain.span());
    VariableFunction function =
        new VariableFunction(model, constrain.value(), "a constraint such as max_norm(2)");
    for (Node variable : Selections.of(constrain.selection(), variables)) {
      Node next = context.updates().get(variable);
      if (next != null) {
        context.updates().put(variable, changed(constrain, function.of(next), variable));
      }
    }
  }

  private Node changed(Ast.Constrain constrain, Node changed, Node variable) {
    if (!changed.type().shape().equals(variable.type().shape())) {
      throw Problem.of(
          Code.SHAPE_MISMATCH,
          constrain.value().span(),
          "a constraint gives a variable other values, and this makes "
              + changed.type()
              + " of "
              + variable.type(),
          "penalties such as l2(0.01) stand behind `regularize`");
    }
    return model.elaborator().arithmetic().cast(changed, variable.type().dtype());
  }
}
