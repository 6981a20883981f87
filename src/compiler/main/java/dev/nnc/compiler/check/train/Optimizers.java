package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.expression.Elaborator;
import dev.nnc.compiler.check.expression.RuleNames;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Rehearsal;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.TrainedVariables;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Origin;
import dev.nnc.compiler.lower.Barriers;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Clock;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Applies an optimizer to variables: stages change their gradients, the optimizer proposes their
 * next values, corrections behind it change what it proposes.
 */
final class Optimizers {
  private final Elaborator elaborator;
  private final Context context;
  private final RuleBody body;
  private final Node loss;

  private Map<Node, Node> gradients;
  private @Nullable Map<Node, Node> proposals;

  /** Whether a stage has changed the gradients. */
  private boolean staged;

  /** Whether the rules to come change anything in this step; null for in every one. */
  private @Nullable Node updates;

  private Node step;

  /**
   * @param loss what is made small
   * @param gradients for each variable the derivative of the loss
   */
  Optimizers(Elaborator elaborator, Node loss, Map<Node, Node> gradients) {
    this.elaborator = elaborator;
    this.context = elaborator.context();
    this.body = new RuleBody(elaborator);
    this.loss = loss;
    this.gradients = gradients;
    this.step = context.clock(Clock.Reading.STEP);
  }

  /** Gives the variables their next values and makes slots. */
  void apply(Value.Optimizer optimizer) {
    List<Value.Optimizer.Rule> rules = optimizer.rules();
    for (Value.Optimizer.Rule rule : rules) {
      nameArguments(rule);
      context.withStep(
          step,
          () -> {
            carryOut(rule);
            return Value.NONE;
          });
    }
    if (proposals == null) {
      throw OptimizerProblems.withoutOptimizer(rules.get(rules.size() - 1));
    }
    gradients.keySet().forEach(variable -> context.updates().remove(variable, variable));
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

  private void carryOut(Value.Optimizer.Rule rule) {
    List<Scope> scopes = new ArrayList<>();
    List<Node> variables = List.copyOf(gradients.keySet());
    Rehearsal rehearsal =
        new Rehearsal(
            context,
            variables.size(),
            index -> body.carryOut(rule, path(variables.get(index)), new Scope(scopes.get(index))));
    TrainedVariables all = TrainedVariables.of(loss, scopes, rehearsal);
    gradients.forEach((variable, gradient) -> scopes.add(scope(rule, variable, gradient, all)));
    Map<Node, Scope> done = new LinkedHashMap<>();
    int index = 0;
    for (Node variable : variables) {
      Scope scope = new Scope(scopes.get(index++));
      rehearsal.begin();
      one(rule, variable, scope);
      done.put(variable, scope);
    }
    handOn(rule, done);
  }

  private Scope scope(
      Value.Optimizer.Rule rule, Node variable, Node gradient, TrainedVariables all) {
    Scope scope = new Scope(rule.arguments());
    scope.bind(RuleNames.PARAMETER, new Value.Tensor(variable), null);
    scope.bind(RuleNames.GRADIENT, new Value.Tensor(gradient), null);
    scope.bind(RuleNames.LOSS, new Value.Tensor(loss), null);
    scope.bind(RuleNames.STEP, new Value.Tensor(step), null);
    scope.bind(RuleNames.UPDATE, new Value.Tensor(elaborator.arithmetic().truth(true)), null);
    scope.bind(TrainedVariables.NAME, all, null);
    if (proposals != null) {
      scope.bindNext(
          RuleNames.PARAMETER, new Value.Tensor(Objects.requireNonNull(proposals.get(variable))));
    }
    return scope;
  }

  private void one(Value.Optimizer.Rule rule, Node variable, Scope scope) {
    Map<Node, Node> before = new LinkedHashMap<>(context.updates());
    Value result = body.carryOut(rule, path(variable), scope);
    Scope.Binding rebound =
        scope.own(RuleNames.PARAMETER) == null
            ? scope.own(RuleNames.GRADIENT)
            : scope.own(RuleNames.PARAMETER);
    if (!scope.bindsNext(RuleNames.PARAMETER) && rebound != null && rebound.span() != null) {
      throw withoutPrime(rebound.span());
    }
    OptimizerProblems.check(rule, scope, result != null, proposals != null);
    if (updates != null) {
      hold(before, updates);
    }
  }

  private static String path(Node variable) {
    return ((Storage) variable.op()).path();
  }

  /** Where a stage says that nothing is updated, what a rule keeps stays as it is. */
  private void hold(Map<Node, Node> before, Node updates) {
    for (Map.Entry<Node, Node> update : context.updates().entrySet()) {
      Node cell = update.getKey();
      if (!update.getValue().equals(before.get(cell))) {
        Node spread = BroadcastTo.leading(context.builder(), updates, cell.type().shape());
        update.setValue(context.builder().node(Elementwise.WHERE, spread, update.getValue(), cell));
      }
    }
  }

  /** What the rules to come see. */
  private void handOn(Value.Optimizer.Rule rule, Map<Node, Scope> done) {
    Scope first = done.values().iterator().next();
    if (first.bindsNext(RuleNames.PARAMETER)) {
      propose(rule, done);
      return;
    }
    Map<Node, Node> changed = new LinkedHashMap<>();
    done.forEach((variable, scope) -> changed.put(variable, changed(variable, scope, rule)));
    if (staged && gradients.keySet().stream().noneMatch(each -> uses(changed, gradients, each))) {
      throw OptimizerProblems.first(rule);
    }
    staged = true;
    gradients = changed;
    if (first.bindsNext(RuleNames.STEP)) {
      step = next(first, RuleNames.STEP, rule);
    }
    if (first.bindsNext(RuleNames.UPDATE)) {
      Node also = next(first, RuleNames.UPDATE, rule);
      updates = updates == null ? also : context.builder().node(Elementwise.AND, updates, also);
    }
  }

  /** A gradient that takes other derivatives is what a step is parted at. */
  private Node changed(Node variable, Scope scope, Value.Optimizer.Rule rule) {
    Node gradient = next(scope, RuleNames.GRADIENT, rule);
    return Barriers.differentiates(gradient)
        ? Barriers.around(context.builder(), gradient, variable)
        : gradient;
  }

  private Node next(Scope scope, String name, Value.Optimizer.Rule rule) {
    Value value = Objects.requireNonNull(scope.ownNext(name));
    return elaborator.tensor(value, rule.span());
  }

  private void propose(Value.Optimizer.Rule rule, Map<Node, Scope> done) {
    Map<Node, Node> next = new LinkedHashMap<>();
    done.forEach((variable, scope) -> next.put(variable, next(scope, RuleNames.PARAMETER, rule)));
    Map<Node, Node> before = proposals;
    if (before != null && next.keySet().stream().noneMatch(each -> uses(next, before, each))) {
      throw OptimizerProblems.second(rule);
    }
    proposals = next;
  }

  /** Whether what a rule makes for a variable follows from what the one before it did. */
  private static boolean uses(Map<Node, Node> made, Map<Node, Node> before, Node variable) {
    Node after = Objects.requireNonNull(made.get(variable));
    return Graph.topological(List.of(after)).contains(before.get(variable));
  }

  private static Problem withoutPrime(Span span) {
    return Problem.of(
        Code.NO_NEXT,
        span,
        "`" + span.text() + "` is the value before the update",
        "bind its next value: " + span.text() + "' = …");
  }
}
