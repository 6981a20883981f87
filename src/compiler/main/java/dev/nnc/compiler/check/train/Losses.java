package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.advice.Nearest;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.expression.Certain;
import dev.nnc.compiler.check.value.CallNumbers;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The losses of a training and its penalties: their sum is what the training makes small. */
final class Losses {
  private final ModelChecker model;
  private final Context context;
  private final List<Penalty> penalties = new ArrayList<>();
  private final Map<String, Node> named = new LinkedHashMap<>();
  private final Map<String, Node> measured = new LinkedHashMap<>();
  private final Map<String, Span> places = new LinkedHashMap<>();

  /**
   * @param span where it was written; null in a definition
   */
  private record Penalty(Node node, @Nullable Span span) {}

  private @Nullable Node sum;
  private @Nullable Node measuredSum;
  private @Nullable Node total;

  /**
   * @param model the model in training
   */
  Losses(ModelChecker model) {
    this.model = model;
    this.context = model.context();
    context.penalties().forEach(node -> penalties.add(new Penalty(node, null)));
  }

  /** Whether all losses are there. */
  boolean areKnown() {
    return sum != null;
  }

  /** The sum of all losses, without penalties. */
  Node data() {
    return Objects.requireNonNull(sum);
  }

  /** The sum of all losses of the model as used, without penalties; null if one is wrong. */
  @Nullable Node measured() {
    return measuredSum;
  }

  /** The losses that have names, of the model in training. */
  Map<String, Node> named() {
    return named;
  }

  /** Where a loss gets this name. */
  Optional<Span> named(String name) {
    return Optional.ofNullable(places.get(name));
  }

  /** The losses that have names, of the model as used. */
  Map<String, Node> namedMeasured() {
    return measured;
  }

  /** All losses and penalties: what is made small. */
  Node total() {
    if (total == null) {
      total = withPenalties(data());
    }
    return total;
  }

  /** Some of the losses, and all penalties. */
  Node total(List<Ast.Identifier> names) {
    if (names.isEmpty()) {
      return total();
    }
    List<Node> parts = names.stream().map(this::find).toList();
    context.origin("loss", names.get(0).span());
    return withPenalties(sum(parts, context));
  }

  private Node find(Ast.Identifier name) {
    Node found = named.get(name.name());
    if (found != null) {
      return found;
    }
    Diagnostic diagnostic =
        Diagnostic.of(Code.UNKNOWN_NAME, name.span(), "there is no loss `" + name.name() + "`");
    throw new Problem(
        diagnostic.help(
            Nearest.question(name.name(), named.keySet())
                .orElse(
                    named.isEmpty()
                        ? "give the loss its name: loss " + name.name() + " = …"
                        : "the losses are " + String.join(", ", named.keySet()))));
  }

  private Node withPenalties(Node losses) {
    Node total = losses;
    for (Penalty penalty : penalties) {
      if (penalty.span != null) {
        context.origin("loss", penalty.span);
      }
      total = context.builder().node(Elementwise.ADD, total, penalty.node);
    }
    return total;
  }

  private static Node sum(List<Node> parts, Context context) {
    Node sum = parts.get(0);
    for (Node part : parts.subList(1, parts.size())) {
      sum = context.builder().node(Elementwise.ADD, sum, part);
    }
    return sum;
  }

  // ---------------------------------------------------------------- statements

  /** Computes the losses of some statements; one with a mistake is reported and leaves none. */
  void check(List<Ast.Loss> statements, ModelChecker used) {
    List<Node> here = new ArrayList<>();
    List<Node> there = new ArrayList<>();
    boolean several = statements.size() > 1;
    for (Ast.Loss loss : statements) {
      guarded(
          loss.weight() == null ? loss.value() : null, // a weighted call has arguments of its own
          () -> {
            requireName(loss, several ? statements : List.of());
            Node of = loss(loss, used);
            Node node = loss(loss, model);
            new LossInputs(model).check(loss.value());
            Ast.Identifier name = loss.name();
            if (name != null) {
              measured.put(name.name(), of);
              named.put(name.name(), node);
              places.put(name.name(), name.span());
            }
            there.add(of);
            here.add(node);
          });
    }
    if (!here.isEmpty() && here.size() == statements.size()) {
      measuredSum = sum(there, used.context());
      context.origin("loss", statements.get(0).span());
      sum = sum(here, context);
    }
  }

  /**
   * @param expression is looked at for further mistakes if there is one
   */
  private void guarded(Ast.@Nullable Expression expression, Runnable check) {
    try {
      check.run();
    } catch (Problem e) {
      context.report(e);
      new Certain(context::report).expression(expression, model.scope());
    }
  }

  private void requireName(Ast.Loss loss, List<Ast.Loss> several) {
    Ast.Identifier name = loss.name();
    if (name == null && !several.isEmpty()) {
      boolean first =
          several.stream().filter(each -> each.name() == null).findFirst().stream()
              .allMatch(loss::equals);
      throw first ? withoutName(loss) : Problem.silent();
    }
    if (name != null && OwnNames.isOwn(name.name())) {
      throw OwnNames.taken(name.name(), name.span(), "choose another name");
    }
    if (name != null && named.containsKey(name.name())) {
      throw Problem.of(
          Code.DUPLICATE_NAME,
          name.span(),
          "there is a loss `" + name.name() + "` already",
          "choose another name");
    }
  }

  private static Problem withoutName(Ast.Loss loss) {
    return Problem.of(
        Code.DUPLICATE_STATEMENT,
        loss.span(),
        "each of several losses needs a name",
        "name it: loss fit = " + loss.value().span().text() + "; the sum of all is made small");
  }

  private static Node loss(Ast.Loss loss, ModelChecker checker) {
    Context context = checker.context();
    Ast.Identifier name = loss.name();
    context.origin(name == null ? "loss" : name.name(), loss.span());
    context.stack().pushNumbers(CallNumbers.of(List.of(loss.value()), checker.scope()));
    context.stack().push("loss");
    if (name != null) {
      context.stack().push(name.name());
    }
    try {
      Node node =
          loss.weight() == null
              ? checker.elaborator().tensor(loss.value(), checker.scope())
              : new WeightedLoss(checker).node(loss);
      if (!node.type().isScalar() || !node.type().dtype().isReal()) {
        throw Problem.of(
            Code.NOT_SCALAR,
            loss.value().span(),
            "a loss must be one real number, and this is " + node.type(),
            "reduce it: loss mean(…), or use a loss such as mse(prediction, target)");
      }
      return checker.elaborator().arithmetic().cast(node, context.real());
    } finally {
      if (name != null) {
        context.stack().pop();
      }
      context.stack().pop();
      context.stack().popNumbers();
    }
  }

  // ---------------------------------------------------------------- regularizers

  /** Adds the penalties of some statements; one with a mistake is reported. */
  void regularize(List<Ast.Regularize> statements, List<Node> variables) {
    for (Ast.Regularize statement : statements) {
      guarded(statement.value(), () -> penalties.add(penalty(statement, variables)));
    }
  }

  private Penalty penalty(Ast.Regularize regularize, List<Node> variables) {
    context.origin("penalty", regularize.span());
    VariableFunction function =
        new VariableFunction(model, regularize.value(), "a regularizer such as l2(0.01)");
    List<Node> parts =
        Selections.of(regularize.selection(), variables).stream().map(function::of).toList();
    if (parts.isEmpty()) {
      throw Problem.of(
          Code.NO_MATCH,
          regularize.span(),
          "the model has no variables to regularize",
          "declare one: variable w : float[2, 1] ~ glorot_uniform");
    }
    Node sum = model.elaborator().arithmetic().cast(sum(parts, context), context.real());
    return new Penalty(sum, regularize.span());
  }
}
