package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.value.CallNumbers;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Barriers;
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
  private final Losses losses;
  private final Context context;
  private final List<@Nullable Node> rates = new ArrayList<>();

  OptimizeRules(ModelChecker model, Losses losses) {
    this.model = model;
    this.losses = losses;
    this.context = model.context();
  }

  /** Optimizes the variables that change the losses, each by the one group that it is in. */
  void apply(Ast.Optimize optimize, List<Ast.Loss> written, List<Node> variables) {
    List<Node> trained = reached(losses.total(), variables);
    if (trained.isEmpty()) {
      throw Problem.of(
          Code.NO_GRADIENT,
          written.get(0).value().span(),
          "no variable of the model changes this loss",
          "use the model's output in the loss");
    }
    Groups groups = new Groups(trained);
    for (Ast.OptimizeGroup group : optimize.groups()) {
      Value.Optimizer optimizer = optimizer(group);
      Node total = losses.total(group.losses());
      Set<Node> reached = new LinkedHashSet<>(reached(total, trained));
      group(group, optimizer, total, groups.select(group, reached));
      addRate(optimizer);
    }
    groups.requireAll(optimize);
    requireLosses(optimize, written);
  }

  private static List<Node> reached(Node loss, List<Node> variables) {
    Set<Node> nodes = new LinkedHashSet<>(Graph.topological(List.of(loss)));
    return variables.stream().filter(nodes::contains).toList();
  }

  /** A loss that no optimizer makes small is a metric. */
  private static void requireLosses(Ast.Optimize optimize, List<Ast.Loss> written) {
    Set<String> used = new LinkedHashSet<>();
    for (Ast.OptimizeGroup group : optimize.groups()) {
      if (group.losses().isEmpty()) {
        return;
      }
      group.losses().forEach(name -> used.add(name.name()));
    }
    for (Ast.Loss loss : written) {
      Ast.Identifier name = loss.name();
      if (name != null && !used.contains(name.name())) {
        throw Problem.of(
            Code.NO_GRADIENT,
            name.span(),
            "no optimizer makes `" + name.name() + "` small",
            "name it behind `of`, or measure it only: metric "
                + name.name()
                + " = "
                + loss.value().span().text());
      }
    }
  }

  /** The learning rates, as {@link Watch} has them. */
  Graph rates() {
    Map<String, Node> results = new LinkedHashMap<>();
    if (rates.stream().anyMatch(Objects::nonNull)) {
      for (Node rate : rates) {
        Node none = Constants.of(context.builder(), Double.NaN, RATE);
        String name = rates.size() == 1 ? "rate" : "rate_" + (results.size() + 1);
        results.put(name, rate == null ? none : rate);
      }
    }
    return new Graph(results, Map.of());
  }

  /** The rate of an optimizer is its argument of this name, if the clock alone changes it. */
  private void addRate(Value.Optimizer optimizer) {
    Node node = null;
    for (Value.Optimizer.Rule rule : optimizer.rules()) {
      Scope.Binding bound = rule.arguments().own("rate");
      node = bound == null ? node : rate(bound.value(), rule.span());
    }
    boolean known =
        node != null
            && Graph.topological(List.of(node)).stream().noneMatch(OptimizeRules::isOfStep);
    rates.add(known ? node : null);
  }

  private @Nullable Node rate(Value value, Span span) {
    OptionalDouble number = Arithmetic.number(value);
    if (number.isPresent()) {
      return Constants.of(context.builder(), number.getAsDouble(), RATE);
    }
    Node node = value instanceof Value.Tensor ? model.elaborator().tensor(value, span) : null;
    return node == null || !node.type().isScalar()
        ? null
        : model.elaborator().arithmetic().cast(node, RATE.dtype());
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
      Node gradient = context.builder().node(Calculus.GRADIENT, total, variable);
      gradients.put(variable, Barriers.around(context.builder(), gradient, variable));
    }
    context.origin("update", group.span());
    new Optimizers(model.elaborator(), total, gradients).apply(optimizer);
  }

  private Value.Optimizer optimizer(Ast.OptimizeGroup group) {
    context.origin("rate", group.span());
    Value value = settings(group.value());
    if (value instanceof Value.Defined function && isOptimizer(function)) {
      value = model.elaborator().calls().apply(function, List.of(), group.value().span());
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

  /** What a schedule keeps is kept for the optimizer. */
  private Value settings(Ast.Expression written) {
    context.stack().pushNumbers(CallNumbers.of(List.of(written), model.scope()));
    context.stack().push(rates.isEmpty() ? "optimize" : "optimize_" + (rates.size() + 1));
    try {
      return context.keepingSlots(() -> model.elaborator().evaluate(written, model.scope()));
    } finally {
      context.stack().pop();
      context.stack().popNumbers();
    }
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
