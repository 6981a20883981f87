package dev.nnc.compiler.driver;

import dev.nnc.compiler.grad.DropBarriers;
import dev.nnc.compiler.grad.ExpandCalculus;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.GraphVerifier;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.lower.Watch;
import dev.nnc.compiler.rewrite.Rewriter;
import dev.nnc.compiler.rewrite.RowsInLanes;
import dev.nnc.compiler.rewrite.RuleSet;
import dev.nnc.compiler.rewrite.SharedExponentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The passes over graphs, in order. Simplifying shares equal values and folds constants on the way;
 * what is not needed is dropped, since only what results need is visited.
 */
public final class Pipeline {
  private final List<Pass> passes;
  private final Pass training;
  private final Pass last = new Pass("share-exponentials", false, SharedExponentials::apply);
  private final Observer observer;

  /** A pipeline that is watched. */
  Pipeline(boolean fastMath, Observer observer) {
    RuleSet rules = fastMath ? RuleSet.fast() : RuleSet.standard();
    passes = passes(rules);
    training = layRows(rules);
    this.observer = observer;
  }

  /**
   * Formulas are made stable before they are differentiated: the chain rule through {@code
   * log(sigmoid(x))} divides zero by zero where {@code -softplus(-x)} has a derivative. Barriers
   * stand until no rule is left to apply.
   */
  private static List<Pass> passes(RuleSet rules) {
    return List.of(
        new Pass("simplify", true, graph -> new Rewriter(rules).rewrite(graph)),
        new Pass("differentiate", true, graph -> ExpandCalculus.apply(graph, new GraphBuilder())),
        new Pass(
            "simplify-derivatives",
            false,
            graph -> DropBarriers.apply(new Rewriter(rules).rewrite(graph))));
  }

  /** Of what is computed for a batch in each step. */
  private static Pass layRows(RuleSet rules) {
    return new Pass("lay-rows", false, graph -> RowsInLanes.apply(graph, new Rewriter(rules)));
  }

  /** Sees each graph before the first pass (named {@code checked}) and after every one. */
  public interface Observer {
    /** Looks away. */
    Observer NONE = (graph, pass, result) -> {};

    void after(String graph, String pass, Graph result);
  }

  /** The names of the passes, in order, with {@code checked} for what the checker gives. */
  public static List<String> passNames() {
    Pipeline pipeline = new Pipeline(false, Observer.NONE);
    List<String> names = new ArrayList<>(List.of("checked"));
    pipeline.passes.forEach(pass -> names.add(pass.name()));
    names.add(pipeline.training.name());
    names.add(pipeline.last.name());
    return names;
  }

  /** The graph after all passes, verified after each. */
  public Graph run(String name, Graph graph) {
    return run(last, name, simplify(name, graph));
  }

  private Graph simplify(String name, Graph graph) {
    observer.after(name, "checked", graph);
    GraphVerifier.verify("checked", graph, true);
    Graph current = graph;
    for (Pass pass : passes) {
      current = run(pass, name, current);
    }
    return current;
  }

  private Graph run(Pass pass, String name, Graph graph) {
    Graph changed = pass.change().apply(graph);
    GraphVerifier.verify(pass.name(), changed, pass.calculus());
    observer.after(name, pass.name(), changed);
    return changed;
  }

  /** As {@link #run(String, Graph)}, for what trains. */
  private Graph runStep(String name, Graph graph) {
    return run(last, name, run(training, name, simplify(name, graph)));
  }

  /** The program with all of its graphs run through the passes. */
  public Program run(Program program) {
    return new Program(
        program.model(),
        program.span(),
        program.doc(),
        program.real(),
        program.placeholders(),
        program.cells(),
        run("initialize", program.initial()),
        program.fetches().stream().map(this::run).toList(),
        training(program.training()),
        program.layers());
  }

  private Program.Fetch run(Program.Fetch fetch) {
    Graph graph = run(fetch.name(), fetch.graph());
    return new Program.Fetch(fetch.name(), fetch.doc(), fetch.type(), graph);
  }

  private Program.@Nullable Training training(Program.@Nullable Training training) {
    if (training == null) {
      return null;
    }
    return new Program.Training(
        runStep("step", training.step()),
        run("evaluate", training.evaluation()),
        training.metrics(),
        training.logs().stream()
            .map(log -> new Program.LogEntry(run(log.fetch()), log.every(), log.unit()))
            .toList(),
        training.run(),
        data(training.data()),
        gradients(training.gradients()),
        watch(training.watch()),
        training.pictures().map(this::run));
  }

  private Watch watch(Watch watch) {
    return watch.withRates(run("rates", watch.rates()));
  }

  private Program.@Nullable Gradients gradients(Program.@Nullable Gradients gradients) {
    return gradients instanceof Program.Parts parts
        ? new Program.Parts(runStep("gradients", parts.compute()), run("apply", parts.apply()))
        : gradients;
  }

  private Program.@Nullable Data data(Program.@Nullable Data data) {
    return data == null
        ? null
        : new Program.Data(sources(data.training()), sources(data.validation()), data.split());
  }

  private List<Program.Source> sources(List<Program.Source> sources) {
    return Objects.requireNonNull(sources).stream()
        .map(source -> source.with(run("rows", source.rows())))
        .toList();
  }
}
