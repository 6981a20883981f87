package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Clock;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code a then b}: stages before an optimizer, or schedules one after the other. */
final class Chains {
  private final Elaborator elaborator;
  private final Context context;

  Chains(Elaborator elaborator) {
    this.elaborator = elaborator;
    this.context = elaborator.context();
  }

  Value then(Ast.Then then, Scope scope) {
    if (then.parts().stream().anyMatch(part -> isRule(part, scope))) {
      then.parts().forEach(part -> requireNoFunction(part, scope));
    }
    Value first = first(then.parts(), scope);
    return first instanceof Value.Optimizer
        ? optimizers(then, scope)
        : schedules(then.parts(), scope);
  }

  /** The first part's value; a mistake in it does not keep the others from being checked. */
  private Value first(List<Ast.Expression> parts, Scope scope) {
    try {
      return elaborator.evaluate(parts.get(0), scope);
    } catch (Problem e) {
      parts.subList(1, parts.size()).forEach(part -> reported(part, scope));
      throw e;
    }
  }

  private void reported(Ast.Expression part, Scope scope) {
    try {
      elaborator.evaluate(part, scope);
    } catch (Problem e) {
      context.report(context.stack().located(e));
    }
  }

  private static boolean isRule(Ast.Expression part, Scope scope) {
    return function(part, scope) instanceof Value.Defined defined
        && defined.overloads().get(0).kind() == Ast.DefinitionKind.OPTIMIZER;
  }

  /** No function of the library gives an optimizer, whatever its arguments would be. */
  private static void requireNoFunction(Ast.Expression part, Scope scope) {
    Value function = function(part, scope);
    boolean library =
        function instanceof Value.Primitive
            || (function instanceof Value.Defined defined
                && defined.overloads().get(0).span().source().isLibrary());
    if (library && function != null && !isRule(part, scope)) {
      throw Problem.of(
          Code.NOT_AN_OPTIMIZER,
          part.span(),
          Describe.of(function) + " is no stage and no optimizer",
          "stages such as clip_value(1) or clip_global_norm(5) stand first, the optimizer last");
    }
  }

  private static @Nullable Value function(Ast.Expression part, Scope scope) {
    if (part instanceof Ast.Call call) {
      return scope.value(call.function().name());
    }
    return part instanceof Ast.Name name ? scope.value(name.name()) : null;
  }

  private Value optimizers(Ast.Then then, Scope scope) {
    List<Value.Optimizer.Rule> rules = new ArrayList<>();
    for (Ast.Expression part : then.parts()) {
      Value value = elaborator.evaluate(part, scope);
      if (!(value instanceof Value.Optimizer optimizer)) {
        throw Problem.of(
            Code.NOT_AN_OPTIMIZER,
            part.span(),
            "an optimizer must follow `then`, and this is " + Describe.of(value),
            "stages such as clip_global_norm(5) stand first, the optimizer last");
      }
      rules.addAll(optimizer.rules());
    }
    return new Value.Optimizer(rules);
  }

  /** Each schedule ends after its {@code over}; the next one's clock starts there. */
  private Value schedules(List<Ast.Expression> parts, Scope scope) {
    Ast.Expression first = parts.get(0);
    Node value = elaborator.scalar(first(parts, scope), first.span());
    if (parts.size() == 1) {
      return new Value.Tensor(value);
    }
    Node over = elaborator.arithmetic().steps(over(first, scope));
    GraphBuilder builder = context.builder();
    Node now = context.clock(Clock.Reading.STEP);
    Node shifted = builder.node(Elementwise.SUBTRACT, now, over);
    List<Ast.Expression> rest = parts.subList(1, parts.size());
    Value later = context.withStep(shifted, () -> schedules(rest, scope));
    Node before = builder.node(Elementwise.LESS, now, over);
    return new Value.Tensor(
        builder.node(Elementwise.WHERE, before, value, ((Value.Tensor) later).node()));
  }

  private Value.Duration over(Ast.Expression part, Scope scope) {
    Value found = part instanceof Ast.Call call ? argument(call, scope) : null;
    if (found instanceof Value.Duration duration) {
      return duration;
    }
    throw Problem.of(
        Code.MISSING_ARGUMENT,
        part.span(),
        "this schedule has no end, so nothing can follow it",
        "give it one: over = 1000 steps");
  }

  private @Nullable Value argument(Ast.Call call, Scope scope) {
    for (Ast.Argument argument : call.arguments()) {
      Ast.Identifier name = argument.name();
      if (name != null && name.name().equals("over")) {
        return elaborator.evaluate(argument.value(), scope);
      }
    }
    return null;
  }
}
