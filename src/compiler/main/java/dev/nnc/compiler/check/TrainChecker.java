package dev.nnc.compiler.check;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Pictures;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.lower.Watch;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a train block and makes the graphs of a step and of evaluation. */
final class TrainChecker {
  private final Ast.Train train;
  private final ModelChecker model;
  private final ModelChecker used;
  private final Globals globals;
  private final Context context;
  private final Statements statements;

  private final Map<String, Ast.Metric> measured = new LinkedHashMap<>();
  private final Map<String, Node> evaluation = new LinkedHashMap<>();
  private final List<Program.LogEntry> logs = new ArrayList<>();

  /**
   * @param model the model in training
   * @param used the model as used, for metrics
   */
  TrainChecker(Ast.Train train, ModelChecker model, ModelChecker used, Globals globals) {
    this.train = train;
    this.model = model;
    this.used = used;
    this.globals = globals;
    this.context = model.context;
    this.statements = new Statements(train, context);
  }

  /** The training, or null if mistakes leave none. */
  Program.@Nullable Training check() {
    statements.sort();
    new ColumnWeights(model, used).carryOut(statements);
    Program.Data data = guarded(this::data);
    Node loss = guarded(this::loss);
    Node total = loss == null ? null : guarded(() -> regularized(loss));
    Graph rates = guarded(() -> optimize(total));
    if (statements.average() != null) {
      guarded(this::average);
    }
    statements.metrics().forEach(metric -> guarded(() -> metric(metric)));
    statements.logs().forEach(log -> guarded(() -> log(log)));
    Program.Run run = guarded(() -> new RunRules(model).run(statements.run()));
    Watch watch = new WatchRules(model, statements, measured).watch(rates);
    Pictures pictures = new PictureChecker(used, statements, curves(rates)).check();
    if (loss == null || total == null || run == null) {
      return null;
    }
    Map<String, Node> results = new LinkedHashMap<>();
    results.put("loss", total);
    if (total != loss) {
      results.put("data_loss", loss);
    }
    Program.Training training =
        new Program.Training(
            new Graph(results, context.updates),
            new Graph(evaluation, Map.of()),
            List.copyOf(measured.keySet()),
            logs,
            run,
            data);
    return training.with(watch).with(pictures);
  }

  /** What a training measures on its way. */
  private List<String> curves(@Nullable Graph rates) {
    List<String> names = new ArrayList<>(List.of("loss", "measured_loss"));
    names.addAll(measured.keySet());
    names.addAll(rates == null ? List.of() : rates.results().keySet());
    return names;
  }

  private interface Check<T> {
    @Nullable T run();
  }

  /** A mistake in one statement does not keep the others from being checked. */
  private <T> @Nullable T guarded(Check<T> check) {
    try {
      return check.run();
    } catch (Problem e) {
      context.report(e);
      return null;
    }
  }

  // ---------------------------------------------------------------- loss and penalties

  private @Nullable Node loss() {
    Ast.Loss loss = statements.loss();
    if (loss == null) {
      return null;
    }
    Node measured = loss(loss, used);
    evaluation.put("loss", measured);
    return loss(loss, model);
  }

  private static Node loss(Ast.Loss loss, ModelChecker checker) {
    Context context = checker.context;
    context.origin("loss", loss.span());
    context.pushNumbers(CallNumbers.of(loss.value(), checker.scope));
    context.push("loss");
    try {
      Node node =
          loss.weight() == null
              ? checker.elaborator.tensor(loss.value(), checker.scope)
              : new WeightedLoss(checker).node(loss);
      if (!node.type().isScalar() || !node.type().dtype().isReal()) {
        throw Problem.of(
            Code.NOT_SCALAR,
            loss.value().span(),
            "a loss must be one real number, and this is " + node.type(),
            "reduce it: loss mean(…), or use a loss such as mse(prediction, target)");
      }
      return checker.elaborator.arithmetic.cast(node, context.real);
    } finally {
      context.pop();
      context.popNumbers();
    }
  }

  private Node regularized(Node loss) {
    Node total = loss;
    for (Node penalty : context.penalties) {
      total = context.builder.node(Elementwise.ADD, total, penalty);
    }
    for (Ast.Regularize regularize : statements.regularizers()) {
      Node penalty = guarded(() -> penalty(regularize));
      if (penalty != null) {
        context.origin("loss", regularize.span());
        total = context.builder.node(Elementwise.ADD, total, penalty);
      }
    }
    return total;
  }

  private Node penalty(Ast.Regularize regularize) {
    Value value = model.elaborator.evaluate(regularize.value(), model.scope);
    Span span = regularize.value().span();
    Value.Function function =
        model.elaborator.calls.wanted(value, span, "a regularizer such as l2(0.01)");
    context.origin("penalty", regularize.span());
    Node sum = null;
    for (Node variable : Selections.of(regularize.selection(), variables())) {
      Value.Argument argument = new Value.Argument(null, new Value.Tensor(variable), span);
      Value one = model.elaborator.calls.apply(function, List.of(argument), span);
      Node node = model.elaborator.tensor(one, span);
      sum = sum == null ? node : context.builder.node(Elementwise.ADD, sum, node);
    }
    if (sum == null) {
      throw Problem.of(
          Code.NO_MATCH,
          regularize.span(),
          "the model has no variables to regularize",
          "declare one: variable w : float[2, 1] ~ glorot_uniform");
    }
    return model.elaborator.arithmetic.cast(sum, context.real);
  }

  // ---------------------------------------------------------------- variables

  private List<Node> variables() {
    return context.cellNodes.values().stream()
        .filter(node -> ((Storage) node.op()).kind() == Storage.Kind.VARIABLE)
        .toList();
  }

  // ---------------------------------------------------------------- optimizer

  private @Nullable Graph optimize(@Nullable Node total) {
    Ast.Optimize optimize = statements.optimize();
    Ast.Loss loss = statements.loss();
    OptimizeRules rules = new OptimizeRules(model);
    if (optimize != null && total != null && loss != null) {
      rules.apply(optimize, loss, total, variables());
    } else if (optimize != null) {
      rules.check(optimize);
    }
    return rules.rates();
  }

  private @Nullable Node average() {
    Ast.Average average = java.util.Objects.requireNonNull(statements.average());
    double decay = model.elaborator.number(average.decay(), model.scope, "the decay");
    if (!(decay >= 0 && decay < 1)) {
      throw Problem.of(
          Code.BAD_VALUE,
          average.decay().span(),
          "the decay of an average must be from 0 to below 1",
          "for example: average 0.99");
    }
    context.origin("average", average.span());
    new Averages(model).keep(variables(), decay, average.span());
    return null;
  }

  // ---------------------------------------------------------------- metrics and logs

  private @Nullable Node metric(Ast.Metric metric) {
    Ast.Identifier given = metric.name();
    String name = given != null ? given.name() : defaultName(metric.value());
    Context quiet = used.context;
    quiet.origin(name, metric.span());
    Node node = used.elaborator.tensor(metric.value(), used.scope);
    if (!node.type().isScalar()) {
      throw Problem.of(
          Code.NOT_SCALAR,
          metric.value().span(),
          "a metric must be one number, and this is " + node.type(),
          "reduce it: metric mean(…)");
    }
    if (measured.containsKey(name) || name.equals("loss")) {
      throw new Problem(
          Diagnostic.of(
                  Code.DUPLICATE_NAME, metric.span(), "there is a metric `" + name + "` already")
              .help("give it a name: metric other = " + metric.value().span().text()));
    }
    measured.put(name, metric);
    evaluation.put(name, used.elaborator.arithmetic.cast(node, context.real));
    return node;
  }

  private static String defaultName(Ast.Expression value) {
    if (value instanceof Ast.Call call) {
      return call.function().name();
    }
    return value instanceof Ast.Name name ? name.name() : "metric";
  }

  private @Nullable Node log(Ast.Log log) {
    RunRules rules = new RunRules(model);
    Value.Duration every =
        log.every() == null
            ? new Value.Duration(1, Ast.Unit.EPOCHS)
            : rules.duration(log.every(), "how often values are logged");
    for (Ast.Expression value : log.values()) {
      if (WatchRules.isBoard(value)) {
        continue;
      }
      Node node = logged(value);
      String name = value.span().text();
      Graph graph = new Graph(Map.of(name, node), Map.of());
      Program.Fetch fetch = new Program.Fetch(name, node.type(), graph);
      Program.Unit unit = Program.Unit.valueOf(every.unit().name());
      logs.add(new Program.LogEntry(fetch, Math.max(1, Math.round(every.amount())), unit));
    }
    return null;
  }

  /** A log may name what the training measures, or any value of the model. */
  private Node logged(Ast.Expression value) {
    if (value instanceof Ast.Name name) {
      String measured = name.name().equals("data_loss") ? "loss" : name.name();
      Node node = evaluation.get(measured);
      if (node != null) {
        return node;
      }
      if (measured.equals("loss") && used.scope.find("loss") == null) {
        throw Problem.silent();
      }
    }
    return used.elaborator.tensor(value, used.scope);
  }

  // ---------------------------------------------------------------- data

  private Program.@Nullable Data data() {
    if (statements.data() == null && statements.validation() == null) {
      return null;
    }
    DataChecker checker = new DataChecker(globals, model, context);
    Set<String> fed = new LinkedHashSet<>();
    Ast.Data data = statements.data();
    if (data == null) {
      throw Problem.of(
          Code.MISSING_STATEMENT,
          train.model().span(),
          "there is `validate` without `data`",
          "say what to train with: data csv(\"train.csv\") { … }");
    }
    List<Program.Source> sources = checker.sources(data, fed);
    checker.requireFed(fed, data.span());
    Ast.Data validation = statements.validation();
    List<Program.Source> validating = List.of();
    if (validation != null) {
      Set<String> alsoFed = new LinkedHashSet<>();
      validating = checker.sources(validation, alsoFed);
      checker.requireFed(alsoFed, validation.span());
      new LearntInTraining(sources).require(validating);
    }
    Ast.Split split = data.split();
    return new Program.Data(
        sources,
        validating,
        split == null ? null : checker.split(split, model.elaborator, model.scope));
  }
}
