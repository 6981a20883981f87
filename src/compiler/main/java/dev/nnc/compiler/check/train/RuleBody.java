package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.expression.Blocks;
import dev.nnc.compiler.check.expression.Elaborator;
import dev.nnc.compiler.check.value.CallStack;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out the body of an optimizer's definition for one variable. */
final class RuleBody {
  private final Elaborator elaborator;
  private final Blocks blocks;

  RuleBody(Elaborator elaborator) {
    this.elaborator = elaborator;
    this.blocks = new Blocks(elaborator);
  }

  /**
   * Binds in a scope what the definition binds.
   *
   * @param path the variable's, which the paths of slots begin with
   * @return what it returns, which it should not
   */
  @Nullable Value carryOut(Value.Optimizer.Rule rule, String path, Scope scope) {
    Context context = elaborator.context();
    String name = rule.definition().name().name();
    context.called().add(rule.definition());
    context.stack().push(path);
    context.stack().push(name);
    context.stack().enter(new CallStack.Frame(rule.span(), name, List.of(), Map.of()));
    try {
      return blocks.definition(rule.definition().body(), scope);
    } catch (Problem e) {
      throw context.stack().located(e);
    } finally {
      context.stack().leave();
      context.stack().pop();
      context.stack().pop();
    }
  }
}
