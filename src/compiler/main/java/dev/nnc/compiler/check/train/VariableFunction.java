package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Span;
import java.util.List;

/** A function as {@code l2(0.01)} or {@code max_norm(2)}, called for one variable after another. */
final class VariableFunction {
  private final ModelChecker model;
  private final Span span;
  private final Value.Function function;

  /**
   * @param wanted what is said to be needed where the value is no function
   */
  VariableFunction(ModelChecker model, Ast.Expression written, String wanted) {
    this.model = model;
    this.span = written.span();
    Value value = model.elaborator().evaluate(written, model.scope());
    this.function = model.elaborator().calls().wanted(value, span, wanted);
  }

  /** What the function gives for a variable, or for its next value. */
  Node of(Node variable) {
    Value.Argument argument = new Value.Argument(null, new Value.Tensor(variable), span);
    Value result = model.elaborator().calls().apply(function, List.of(argument), span);
    return model.elaborator().tensor(result, span);
  }
}
