package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.block.Globals;
import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.block.Statements;
import dev.nnc.compiler.check.data.DataChecker;
import dev.nnc.compiler.check.data.LearntInTraining;
import dev.nnc.compiler.check.picture.PictureChecker;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Pictures;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.lower.Watch;
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
public final class TrainChecker {
  private final Ast.Train train;
  private final ModelChecker model;
  private final ModelChecker used;
  private final Globals globals;
  private final Context context;
  private final Statements statements;
  private final Losses losses;

  private final Map<String, Ast.Metric> measured = new LinkedHashMap<>();
  private final Map<String, Node> evaluation = new LinkedHashMap<>();
  private final List<Program.LogEntry> logs = new ArrayList<>();

  /**
   * @param model the model in training
   * @param used the model as used, for metrics
   */
  public TrainChecker(Ast.Train train, ModelChecker model, ModelChecker used, Globals globals) {
    this.train = train;
    this.model = model;
    this.used = used;
    this.globals = globals;
    this.context = model.context();
    this.statements = new Statements(train, context);
    this.losses = new Losses(model);
  }

  /** The training, or null if mistakes leave none. */
  public Program.@Nullable Training check() {
    statements.sort();
    new ColumnWeights(model, used).carryOut(statements);
    Program.Data data = guarded(this::data);
    losses.check(statements.losses(), used);
    losses.regularize(statements.regularizers(), variables());
    Graph rates = guarded(this::optimize);
    statements.constraints().forEach(constrain -> guarded(() -> constrain(constrain)));
    if (statements.average() != null) {
      guarded(this::average);
    }
    addLosses();
    statements.metrics().forEach(metric -> guarded(() -> metric(metric)));
    measureLosses();
    statements.logs().forEach(log -> guarded(() -> log(log)));
    Program.Run run = guarded(() -> new RunRules(model).run(statements.run()));
    Watch watch = new WatchRules(model, statements, measured).watch(rates);
    Pictures pictures = new PictureChecker(used, statements, curves(rates)).check();
    if (!losses.areKnown() || run == null) {
      return null;
    }
    Program.Training training =
        new Program.Training(
            new Graph(results(), context.updates()),
            new Graph(evaluation, Map.of()),
            List.copyOf(measured.keySet()),
            logs,
            run,
            data);
    return training.with(watch).with(pictures);
  }

  private Map<String, Node> results() {
    Map<String, Node> results = new LinkedHashMap<>();
    results.put("loss", losses.total());
    if (losses.total() != losses.data()) {
      results.put("data_loss", losses.data());
    }
    results.putAll(losses.named());
    return results;
  }

  /** The loss is measured first, whatever else is. */
  private void addLosses() {
    Node loss = losses.measured();
    if (loss != null) {
      evaluation.put("loss", loss);
    }
  }

  /** Losses of several that a stop or a schedule looks at are measured as metrics are. */
  private void measureLosses() {
    Ast.Stop stop = statements.stop();
    if (stop != null) {
      measureLoss(stop.metric().span());
    }
    context.looks().metrics().forEach(name -> losses.named(name).ifPresent(this::measureLoss));
  }

  private void measureLoss(Span name) {
    Node loss = losses.namedMeasured().get(name.text());
    String metric = "measured_" + name.text();
    if (loss != null && !measured.containsKey(name.text())) {
      measured.put(metric, new Ast.Metric(name, null, new Ast.Name(name, name.text(), false)));
      evaluation.put(metric, loss);
    }
  }

  /** What a training measures on its way. */
  private List<String> curves(@Nullable Graph rates) {
    List<String> names = new ArrayList<>(List.of("loss", "measured_loss"));
    names.addAll(losses.named().keySet());
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

  // ---------------------------------------------------------------- variables

  private List<Node> variables() {
    return context.cellNodes().values().stream()
        .filter(node -> ((Storage) node.op()).kind() == Storage.Kind.VARIABLE)
        .toList();
  }

  // ---------------------------------------------------------------- optimizer

  private Graph optimize() {
    Ast.Optimize optimize = statements.optimize();
    OptimizeRules rules = new OptimizeRules(model, losses);
    if (optimize != null && losses.areKnown()) {
      rules.apply(optimize, statements.losses(), variables());
    } else if (optimize != null) {
      rules.check(optimize);
    }
    return rules.rates();
  }

  private @Nullable Node constrain(Ast.Constrain constrain) {
    new Constraints(model).apply(constrain, variables());
    return null;
  }

  private @Nullable Node average() {
    Ast.Average average = java.util.Objects.requireNonNull(statements.average());
    Averages.checkUse(average);
    Averages averages = new Averages(model);
    context.origin("average", average.span());
    Value written = model.elaborator().evaluate(average.decay(), model.scope());
    if (written instanceof Value.Optimizer optimizer) {
      averages.keep(variables(), optimizer, average);
      return null;
    }
    if (written instanceof Value.Partial) {
      throw Arithmetic.notATensor(written, average.decay().span());
    }
    double decay = model.elaborator().number(average.decay(), model.scope(), "the decay");
    if (!(decay >= 0 && decay < 1)) {
      throw Problem.of(
          Code.BAD_VALUE,
          average.decay().span(),
          "the decay of an average must be from 0 to below 1",
          "for example: average 0.99");
    }
    averages.keep(variables(), decay, average.span());
    return null;
  }

  // ---------------------------------------------------------------- metrics and logs

  private @Nullable Node metric(Ast.Metric metric) {
    Ast.Identifier given = metric.name();
    String name = given != null ? given.name() : defaultName(metric.value());
    Context quiet = used.context();
    quiet.origin(name, metric.span());
    Node node = evaluated(metric.value(), "a metric");
    if (!node.type().isScalar()) {
      throw Problem.of(
          Code.NOT_SCALAR,
          metric.value().span(),
          "a metric must be one number, and this is " + node.type(),
          "reduce it: metric mean(…)");
    }
    String other = "give it a name: metric other = " + metric.value().span().text();
    if (OwnNames.isOwn(name)) {
      throw OwnNames.taken(name, metric.span(), other);
    }
    boolean loss = losses.named().containsKey(name);
    if (measured.containsKey(name) || loss) {
      String kind = loss ? "loss" : "metric";
      throw new Problem(
          Diagnostic.of(
                  Code.DUPLICATE_NAME,
                  metric.span(),
                  "there is a " + kind + " `" + name + "` already")
              .help(other));
    }
    measured.put(name, metric);
    evaluation.put(name, used.elaborator().arithmetic().cast(node, context.real()));
    return node;
  }

  private static String defaultName(Ast.Expression value) {
    if (value instanceof Ast.Call call) {
      return call.function().name();
    }
    return value instanceof Ast.Name name ? name.name() : "metric";
  }

  private @Nullable Node log(Ast.Log log) {
    Watch.Every every =
        log.every() == null
            ? new Watch.Every(1, Program.Unit.EPOCHS)
            : new RunRules(model).every(log.every(), "how often values are logged");
    for (Ast.Expression value : log.values()) {
      if (WatchRules.isBoard(value)) {
        continue;
      }
      Node node = logged(value);
      String name = value.span().text();
      Graph graph = new Graph(Map.of(name, node), Map.of());
      Program.Fetch fetch = new Program.Fetch(name, node.type(), graph);
      logs.add(new Program.LogEntry(fetch, every.amount(), every.unit()));
    }
    return null;
  }

  /** A value of the model as it is used; what it is made of must be there. */
  private Node evaluated(Ast.Expression value, String what) {
    int cells = used.context().cells().size();
    Node node = used.elaborator().tensor(value, used.scope());
    if (used.context().cells().size() > cells) {
      throw Problem.of(
          Code.UNTRAINED,
          value.span(),
          what + " cannot make variables; nothing would train them",
          "make them in the model, and name what comes of it here");
    }
    return node;
  }

  /** A log may name what the training measures, or any value of the model. */
  private Node logged(Ast.Expression value) {
    if (value instanceof Ast.Name name) {
      String measured = name.name().equals("data_loss") ? "loss" : name.name();
      Node node = evaluation.getOrDefault(measured, losses.namedMeasured().get(measured));
      if (node != null) {
        return node;
      }
      if (measured.equals("loss") && used.scope().find("loss") == null) {
        throw Problem.silent();
      }
    }
    Node node = evaluated(value, "a log");
    String text = value.span().text();
    if (OwnNames.isOwnOfLogs(text)) {
      throw OwnNames.taken(text, value.span(), "give the value another name in the model");
    }
    return node;
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
    forget(fed);
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
        split == null ? null : checker.split(split, model.elaborator(), model.scope()));
  }

  /** What is fed and no placeholder was told; what else is made of it need not be told too. */
  private void forget(Set<String> fed) {
    for (ModelChecker each : List.of(model, used)) {
      fed.stream()
          .filter(name -> each.scope().find(name) == null)
          .forEach(name -> each.scope().bind(name, Value.BROKEN, null));
    }
  }
}
