package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.expression.RuleNames;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.text.Code;

/** Mistakes in definitions of optimizers, and in the order of what stands in a chain of them. */
final class OptimizerProblems {
  private OptimizerProblems() {}

  /**
   * Checks what a rule has bound.
   *
   * @param returns whether it returns something
   * @param behind whether an optimizer stands before it
   */
  static void check(Value.Optimizer.Rule rule, Scope scope, boolean returns, boolean behind) {
    boolean stage = scope.bindsNext(RuleNames.GRADIENT);
    if (returns || (!stage && !scope.bindsNext(RuleNames.PARAMETER))) {
      throw Problem.of(
          Code.NOT_AN_OPTIMIZER,
          rule.span(),
          "`" + name(rule) + "` binds neither parameter' nor gradient'",
          "end it with: parameter' = parameter - rate * gradient");
    }
    if (behind && !scope.bindsNext(RuleNames.PARAMETER)) {
      throw Problem.of(
          Code.NOT_AN_OPTIMIZER,
          rule.span(),
          "`" + name(rule) + "` changes gradients, which the optimizer before it has used already",
          "put it before the optimizer: " + rule.span().text() + " then …");
    }
  }

  /** Behind an optimizer stands another one. */
  static Problem second(Value.Optimizer.Rule rule) {
    return Problem.of(
        Code.NOT_AN_OPTIMIZER,
        rule.span(),
        "`" + name(rule) + "` is an optimizer, and there is one before it",
        "keep one of the two; for different variables write: … on \"head/**\" else …");
  }

  /** A stage takes other gradients in the place of what the stages before it made. */
  static Problem first(Value.Optimizer.Rule rule) {
    return Problem.of(
        Code.NOT_AN_OPTIMIZER,
        rule.span(),
        "`" + name(rule) + "` takes derivatives of its own, so what stands before it has no effect",
        "put it first: optimize " + rule.span().text() + " then …");
  }

  /** Nothing changes the variables. */
  static Problem withoutOptimizer(Value.Optimizer.Rule last) {
    return Problem.of(
        Code.NOT_AN_OPTIMIZER,
        last.span(),
        "`" + name(last) + "` changes gradients only, and nothing changes the variables",
        "put an optimizer behind it: " + name(last) + "(…) then sgd(0.1)");
  }

  private static String name(Value.Optimizer.Rule rule) {
    return rule.definition().name().name();
  }
}
