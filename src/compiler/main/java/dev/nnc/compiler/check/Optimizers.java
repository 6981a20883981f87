package dev.nnc.compiler.check;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.text.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
      current = rule(rules.get(i), current, last);
    }
  }

  private Map<Node, Node> rule(
      Value.Optimizer.Rule rule, Map<Node, Node> gradients, boolean last) {
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
    context.push(((Storage) variable.op()).path());
    context.push(name);
    context.enter(new Context.Frame(rule.span(), name));
    try {
      Value result = blocks.definition(rule.definition().body(), scope);
      Value parameter = scope.next(PARAMETER);
      Value gradient = scope.next(GRADIENT);
      if (result != null || (parameter == null) == last) {
        throw misplaced(rule, last);
      }
      Value next = last ? parameter : gradient;
      return elaborator.tensor(next == null ? Value.NONE : next, rule.span());
    } finally {
      context.leave();
      context.pop();
      context.pop();
    }
  }

  private static Problem misplaced(Value.Optimizer.Rule rule, boolean last) {
    String name = rule.definition().name().name();
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
