package dev.nnc.compiler.check.block;

import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements of a train block by kind, each as often as it may stand. */
public final class Statements {
  private static final Map<String, String> NEEDED = new LinkedHashMap<>();

  static {
    NEEDED.put("loss", "loss mse(prediction, target)");
    NEEDED.put("optimize", "optimize sgd(rate = 0.1)");
    NEEDED.put("run", "run batch 32, 20 epochs");
  }

  private final Ast.Train train;
  private final Context context;
  private final Map<String, Ast.Statement> single = new LinkedHashMap<>();
  private final List<Ast.Loss> losses = new ArrayList<>();
  private final List<Ast.Regularize> regularizers = new ArrayList<>();
  private final List<Ast.Constrain> constraints = new ArrayList<>();
  private final List<Ast.Metric> metrics = new ArrayList<>();
  private final List<Ast.Log> logs = new ArrayList<>();
  private final List<Ast.Plot> plots = new ArrayList<>();

  public Statements(Ast.Train train, Context context) {
    this.train = train;
    this.context = context;
  }

  /** Whether a word begins a statement that no training is without. */
  static boolean isNeeded(String word) {
    return NEEDED.containsKey(word);
  }

  public void sort() {
    for (Ast.Statement statement : train.body()) {
      if (statement instanceof Ast.Loss loss) {
        losses.add(loss);
      } else if (statement instanceof Ast.Regularize regularize) {
        regularizers.add(regularize);
      } else if (statement instanceof Ast.Constrain constrain) {
        constraints.add(constrain);
      } else if (statement instanceof Ast.Metric metric) {
        metrics.add(metric);
      } else if (statement instanceof Ast.Log log) {
        logs.add(log);
      } else if (statement instanceof Ast.Plot plot) {
        plots.add(plot);
      } else if (BlockRules.isTraining(statement)) {
        keep(statement);
      }
    }
    require();
  }

  private void keep(Ast.Statement statement) {
    String kind = kind(statement);
    Ast.Statement before = single.putIfAbsent(kind, statement);
    if (before != null) {
      context
          .diagnostics()
          .report(
              Diagnostic.of(
                      Code.DUPLICATE_STATEMENT,
                      statement.span(),
                      "there is one `" + kind + "` already")
                  .related(before.span(), "the first one")
                  .help("keep one of them"));
    }
  }

  private static String kind(Ast.Statement statement) {
    if (statement instanceof Ast.Data data) {
      return data.validation() ? "validate" : "data";
    }
    return statement.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  /** What is missing is one mistake, however much it is. */
  private void require() {
    List<String> missing =
        NEEDED.keySet().stream()
            .filter(kind -> kind.equals("loss") ? losses.isEmpty() : !single.containsKey(kind))
            .filter(kind -> !isBound(kind))
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    String name = train.model().name();
    Diagnostic diagnostic =
        Diagnostic.of(
            Code.MISSING_STATEMENT,
            train.model().span(),
            "the training of `" + name + "` has no `" + String.join("`, no `", missing) + "`");
    for (String kind : missing) {
      diagnostic = diagnostic.help("add a line: " + NEEDED.get(kind));
    }
    context.diagnostics().report(diagnostic);
  }

  /** Whether it was written as a binding, which is told there. */
  private boolean isBound(String kind) {
    return train.body().stream()
        .anyMatch(
            each -> each instanceof Ast.Bind bind && bind.targets().get(0).name().equals(kind));
  }

  public List<Ast.Loss> losses() {
    return losses;
  }

  public Ast.@Nullable Optimize optimize() {
    return (Ast.Optimize) single.get("optimize");
  }

  public Ast.@Nullable Average average() {
    return (Ast.Average) single.get("average");
  }

  public Ast.@Nullable Stop stop() {
    return (Ast.Stop) single.get("stop");
  }

  public Ast.@Nullable Checkpoint checkpoint() {
    return (Ast.Checkpoint) single.get("checkpoint");
  }

  public Ast.@Nullable Run run() {
    return (Ast.Run) single.get("run");
  }

  public Ast.@Nullable Data data() {
    return (Ast.Data) single.get("data");
  }

  public Ast.@Nullable Data validation() {
    return (Ast.Data) single.get("validate");
  }

  /** The data and validate statements that there are. */
  public List<Ast.Data> allData() {
    return Stream.of(data(), validation()).filter(Objects::nonNull).toList();
  }

  /** Puts a statement in the place of the one of its kind. */
  public void replace(Ast.Statement statement) {
    single.put(kind(statement), statement);
  }

  public List<Ast.Regularize> regularizers() {
    return regularizers;
  }

  public List<Ast.Constrain> constraints() {
    return constraints;
  }

  public List<Ast.Metric> metrics() {
    return metrics;
  }

  public List<Ast.Plot> plots() {
    return plots;
  }

  public List<Ast.Log> logs() {
    return logs;
  }
}
