package dev.nnc.compiler.check;

import dev.nnc.compiler.ops.Storage;

/** What the body of an optimizer's definition sees for each variable, by these names. */
final class RuleNames {
  static final String PARAMETER = "parameter";
  static final String GRADIENT = "gradient";
  static final String LOSS = "loss";
  static final String STEP = "step";
  static final String UPDATE = "update";

  private RuleNames() {}

  /** Whether the next value of a name is not kept but handed to the rules that follow. */
  static boolean isHandedOn(String name, Scope scope) {
    return (name.equals(GRADIENT) || name.equals(UPDATE) || name.equals(STEP))
        && scope.value(TrainedVariables.NAME) != null
        && scope.value(name) instanceof Value.Tensor tensor
        && !(tensor.node().op() instanceof Storage);
  }
}
