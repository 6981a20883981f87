package dev.nnc.compiler.check;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Origin;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Applies optimizers to variables: for each its slots and its next value. */
final class Optimizers {
  static final String PARAMETER = "parameter";
  static final String GRADIENT = "gradient";

  private final Elaborator elaborator;
  private final Context context;
  private final Blocks blocks;

  Optimizers(Elaborator elaborator) {
    this.elaborator = elaborator;
    this.context = elaborator.context;
    this.blocks = new Blocks(elaborator);
  }

  /**
   * Applies stages and an optimizer.
   *
   * @param gradients for each variable the derivative of the loss
   */
  void apply(Value.Optimizer optimizer, Map<Node, Node> gradients) {
    Map<Node, Node> current = gradients;
    List<Value.Optimizer.Rule> rules = optimizer.rules();
    for (int i = 0; i < rules.size(); i++) {
      boolean last = i == rules.size() - 1;
      nameArguments(rules.get(i));
      current = rule(rules.get(i), current, last);
    }
  }

  /** A schedule that is the rate is called the rate. */
  private static void nameArguments(Value.Optimizer.Rule rule) {
    for (Ast.Parameter parameter : rule.definition().parameters()) {
      String name = parameter.name().name();
      Scope.Binding bound = rule.arguments().own(name);
      if (bound != null
          && bound.value() instanceof Value.Tensor tensor
          && !tensor.node().inputs().isEmpty()) {
        tensor.node().call(new Origin(name, rule.span()));
      }
    }
  }

  private Map<Node, Node> rule(Value.Optimizer.Rule rule, Map<Node, Node> gradients, boolean last) {
    List<Scope> scopes = new ArrayList<>();
    Totals.Variables all = Totals.Variables.of(scopes);
    gradients.forEach(
        (variable, gradient) -> {
          Scope scope = new Scope(rule.arguments());
          scope.bind(PARAMETER, new Value.Tensor(variable), null);
          scope.bind(GRADIENT, new Value.Tensor(gradient), null);
          scope.bind(Totals.NAME, all, null);
          scopes.add(scope);
        });
    Map<Node, Node> changed = new LinkedHashMap<>();
    int index = 0;
    for (Map.Entry<Node, Node> entry : gradients.entrySet()) {
      Node next = one(rule, entry.getKey(), new Scope(scopes.get(index++)), last);
      changed.put(entry.getKey(), next);
    }
    return changed;
  }

  private Node one(Value.Optimizer.Rule rule, Node variable, Scope scope, boolean last) {
    String name = rule.definition().name().name();
    context.called.add(rule.definition());
    context.push(((Storage) variable.op()).path());
    context.push(name);
    context.enter(new Context.Frame(rule.span(), name, List.of()));
    try {
      Value result = blocks.definition(rule.definition().body(), scope);
      Value parameter = scope.next(PARAMETER);
      Value gradient = scope.next(GRADIENT);
      Scope.Binding rebound =
          scope.own(PARAMETER) == null ? scope.own(GRADIENT) : scope.own(PARAMETER);
      if (parameter == null && rebound != null) {
        throw withoutPrime(rebound);
      }
      if (result != null || (parameter == null) == last) {
        throw misplaced(rule, last, gradient != null);
      }
      Value next = last ? parameter : gradient;
      return elaborator.tensor(next == null ? Value.NONE : next, rule.span());
    } catch (Problem e) {
      Diagnostic diagnostic = e.diagnostic();
      throw diagnostic == null ? e : new Problem(context.relocated(diagnostic));
    } finally {
      context.leave();
      context.pop();
      context.pop();
    }
  }

  private static Problem withoutPrime(Scope.Binding rebound) {
    Span span = Objects.requireNonNull(rebound.span());
    return Problem.of(
        Code.NO_NEXT,
        span,
        "`" + span.text() + "` is the value before the update",
        "bind its next value: " + span.text() + "' = …");
  }

  private static Problem misplaced(Value.Optimizer.Rule rule, boolean last, boolean stage) {
    String name = rule.definition().name().name();
    if (last && !stage) {
      return Problem.of(
          Code.NOT_AN_OPTIMIZER,
          rule.span(),
          "`" + name + "` binds neither parameter' nor gradient'",
          "end it with: parameter' = parameter - rate * gradient");
    }
    return last
        ? Problem.of(
            Code.NOT_AN_OPTIMIZER,
            rule.span(),
            "`" + name + "` changes gradients only, and nothing changes the variables",
            "put an optimizer behind it: " + name + "(…) then sgd(0.1)")
        : Problem.of(
            Code.NOT_AN_OPTIMIZER,
            rule.span(),
            "`" + name + "` is an optimizer, so nothing can follow it",
            "stages such as clip_global_norm(5) stand before it");
  }
}
