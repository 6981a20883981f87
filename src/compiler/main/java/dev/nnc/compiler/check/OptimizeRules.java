package dev.nnc.compiler.check;

import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Watch;
import dev.nnc.compiler.ops.Calculus;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the optimize statement and gives each variable its next value. */
final class OptimizeRules {
  private static final TensorType RATE = TensorType.scalar(DType.FLOAT64);

  private final ModelChecker model;
  private final Context context;
  private final List<@Nullable Node> rates = new ArrayList<>();

  OptimizeRules(ModelChecker model) {
    this.model = model;
    this.context = model.context;
  }

  /** Optimizes the variables that change the loss, each by the first group that selects it. */
  void apply(Ast.Optimize optimize, Ast.Loss loss, Node total, List<Node> variables) {
    Set<Node> reached = new LinkedHashSet<>(Graph.topological(List.of(total)));
    List<Node> left = new ArrayList<>(variables.stream().filter(reached::contains).toList());
    if (left.isEmpty()) {
      throw Problem.of(
          Code.NO_GRADIENT,
          loss.value().span(),
          "no variable of the model changes this loss",
          "use the model's output in the loss");
    }
    for (Ast.OptimizeGroup group : optimize.groups()) {
      Value.Optimizer optimizer = optimizer(group);
      List<Node> selected = Selections.of(group.selection(), left);
      group(group, optimizer, total, selected);
      left.removeAll(selected);
      addRate(optimizer);
    }
  }

  /** The learning rates, as {@link Watch} has them. */
  Graph rates() {
    Map<String, Node> results = new LinkedHashMap<>();
    if (rates.stream().anyMatch(Objects::nonNull)) {
      for (Node rate : rates) {
        Node none = Constants.of(context.builder, Double.NaN, RATE);
        String name = rates.size() == 1 ? "rate" : "rate_" + (results.size() + 1);
        results.put(name, rate == null ? none : rate);
      }
    }
    return new Graph(results, Map.of());
  }

  /** The rate of an optimizer is its argument of this name, if the clock alone changes it. */
  private void addRate(Value.Optimizer optimizer) {
    Value.Optimizer.Rule last = optimizer.rules().get(optimizer.rules().size() - 1);
    Scope.Binding bound = last.arguments().own("rate");
    Node node = bound == null ? null : rate(bound.value(), last.span());
    boolean known =
        node != null
            && Graph.topological(List.of(node)).stream().noneMatch(OptimizeRules::isOfStep);
    rates.add(known ? node : null);
  }

  private @Nullable Node rate(Value value, Span span) {
    OptionalDouble number = Arithmetic.number(value);
    if (number.isPresent()) {
      return Constants.of(context.builder, number.getAsDouble(), RATE);
    }
    Node node = value instanceof Value.Tensor ? model.elaborator.tensor(value, span) : null;
    return node == null || !node.type().isScalar()
        ? null
        : model.elaborator.arithmetic.cast(node, RATE.dtype());
  }

  private static boolean isOfStep(Node node) {
    Family family = node.op().family();
    return family == Family.CALCULUS || family == Family.RANDOM || node.op() instanceof Placeholder;
  }

  /** Only looks for mistakes, where there is no loss to optimize. */
  void check(Ast.Optimize optimize) {
    optimize.groups().forEach(this::optimizer);
  }

  private void group(
      Ast.OptimizeGroup group, Value.Optimizer optimizer, Node total, List<Node> variables) {
    Map<Node, Node> gradients = new LinkedHashMap<>();
    for (Node variable : variables) {
      Node gradient = context.builder.node(Calculus.GRADIENT, total, variable);
      gradients.put(variable, context.builder.node(Calculus.BARRIER, gradient));
    }
    context.origin("update", group.span());
    new Optimizers(model.elaborator).apply(optimizer, gradients);
  }

  private Value.Optimizer optimizer(Ast.OptimizeGroup group) {
    context.origin("rate", group.span());
    Value value = model.elaborator.evaluate(group.value(), model.scope);
    if (value instanceof Value.Defined function && isOptimizer(function)) {
      value = model.elaborator.calls.apply(function, List.of(), group.value().span());
    }
    if (value instanceof Value.Optimizer optimizer) {
      return optimizer;
    }
    if (value instanceof Value.Broken) {
      throw Problem.silent();
    }
    throw Problem.of(
        Code.NOT_AN_OPTIMIZER,
        group.value().span(),
        "an optimizer is needed here, and this is " + Describe.of(value),
        help(value, group.value()));
  }

  private static boolean isOptimizer(Value.Defined function) {
    return function.overloads().get(0).kind() == Ast.DefinitionKind.OPTIMIZER;
  }

  private static String help(Value value, Ast.Expression written) {
    if (value instanceof Value.Text text) {
      return "write it without quotes: " + text.value() + "(rate = 1e-3)";
    }
    boolean rate =
        Arithmetic.number(value).isPresent()
            || (value instanceof Value.Tensor tensor && tensor.node().type().equals(RATE));
    return rate
        ? "a rate belongs to an optimizer: optimize sgd(rate = " + written.span().text() + ")"
        : "for example: optimize sgd(rate = 0.1)";
  }
}
