package dev.nnc.compiler.check;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Calculus;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the optimize statement and gives each variable its next value. */
final class OptimizeRules {
  private static final TensorType RATE = TensorType.scalar(DType.FLOAT64);

  private final ModelChecker model;
  private final Context context;

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
    }
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
