package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.TrainedVariables;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ops.Storage;

/** What the body of an optimizer's definition sees for each variable, by these names. */
public final class RuleNames {
  public static final String PARAMETER = "parameter";
  public static final String GRADIENT = "gradient";
  public static final String LOSS = "loss";
  public static final String STEP = "step";
  public static final String UPDATE = "update";

  private RuleNames() {}

  /** Whether the next value of a name is not kept but handed to the rules that follow. */
  static boolean isHandedOn(String name, Scope scope) {
    return (name.equals(GRADIENT) || name.equals(UPDATE) || name.equals(STEP))
        && scope.value(TrainedVariables.NAME) != null
        && scope.value(name) instanceof Value.Tensor tensor
        && !(tensor.node().op() instanceof Storage);
  }
}
