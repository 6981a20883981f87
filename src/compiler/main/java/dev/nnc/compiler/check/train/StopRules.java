package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.advice.Nearest;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.lower.Watch;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.Change;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the stop statement. A gain is a change to the better: the loss gets better as it falls, a
 * metric as the documentation of its definition says, in the words "Higher is better." or "Lower is
 * better.". Without them the statement says {@code rise} or {@code fall}.
 */
final class StopRules {
  private final ModelChecker model;
  private final List<Ast.Loss> losses;
  private final Map<String, Ast.Metric> metrics;

  /**
   * @param metrics those of the training by name
   */
  StopRules(ModelChecker model, List<Ast.Loss> losses, Map<String, Ast.Metric> metrics) {
    this.model = model;
    this.losses = losses;
    this.metrics = metrics;
  }

  Watch.Stop stop(Ast.Stop stop) {
    String metric = metric(stop.metric());
    return new Watch.Stop(
        metric,
        isHigherBetter(stop, metric),
        stop.gain() == null ? 0 : gain(stop.gain()),
        new RunRules(model).every(stop.patience(), "how long to wait for a gain"),
        stop.restoreBest());
  }

  private String metric(Ast.Expression written) {
    String text = written.span().text();
    boolean only = losses.size() == 1 && losses.get(0).value().span().text().equals(text);
    if (text.equals("loss") || only) {
      return "loss";
    }
    for (Map.Entry<String, Ast.Metric> metric : metrics.entrySet()) {
      if (metric.getKey().equals(text) || metric.getValue().value().span().text().equals(text)) {
        return metric.getKey();
      }
    }
    throw unknown(written, text);
  }

  private Problem unknown(Ast.Expression written, String text) {
    List<String> known = new ArrayList<>(List.of("loss"));
    known.addAll(metrics.keySet());
    String declaration = written instanceof Ast.Name ? "metric " + text + " = …" : "metric " + text;
    return Problem.of(
        Code.UNKNOWN_NAME,
        written.span(),
        "`" + text + "` is not measured by this training",
        Nearest.question(text, known)
            .orElse(
                "stop looks at the loss or at a metric: stop "
                    + known.get(known.size() - 1)
                    + " …, or add a line: "
                    + declaration));
  }

  private boolean isHigherBetter(Ast.Stop stop, String metric) {
    Optional<Boolean> known = isLoss(metric) ? Optional.of(false) : better(metric);
    if (stop.change() == Change.GAIN) {
      return known.orElseThrow(() -> unknownGain(stop, metric));
    }
    boolean rise = stop.change() == Change.RISE;
    if (known.isPresent() && known.get() != rise) {
      throw Problem.of(
          Code.BAD_VALUE,
          stop.span(),
          "`" + metric + "` gets better as it " + (rise ? "falls" : "rises"),
          "write: stop " + metric + " without gain …");
    }
    return rise;
  }

  /** Whether it is the loss, or what stands for one of several. */
  private boolean isLoss(String metric) {
    Ast.Metric measured = metrics.get(metric);
    return measured == null
        || (measured.value() instanceof Ast.Name name
            && losses.stream()
                .map(Ast.Loss::name)
                .anyMatch(loss -> loss != null && loss.name().equals(name.name())));
  }

  private static Problem unknownGain(Ast.Stop stop, String metric) {
    return new Problem(
        Diagnostic.of(
                Code.BAD_VALUE,
                stop.span(),
                "nothing says whether higher or lower is better for `" + metric + "`")
            .help("say it: stop " + metric + " without rise …, or: without fall …")
            .help("or write `Higher is better.` into the /// lines of what the metric calls"));
  }

  /** What the definition that a metric calls says of it. */
  private Optional<Boolean> better(String metric) {
    Ast.Metric statement = metrics.get(metric);
    if (statement == null || !(statement.value() instanceof Ast.Call call)) {
      return Optional.empty();
    }
    Scope.Binding found = model.scope().find(call.function().name());
    return found != null && found.value() instanceof Value.Defined function
        ? better(function.overloads())
        : Optional.empty();
  }

  private static Optional<Boolean> better(List<Ast.Definition> overloads) {
    List<Optional<Boolean>> all = overloads.stream().map(StopRules::better).distinct().toList();
    return all.size() == 1 ? all.get(0) : Optional.empty();
  }

  private static Optional<Boolean> better(Ast.Definition definition) {
    String doc = String.join(" ", definition.doc());
    if (doc.contains("Higher is better.")) {
      return Optional.of(true);
    }
    return doc.contains("Lower is better.") ? Optional.of(false) : Optional.empty();
  }

  private double gain(Ast.Expression written) {
    double gain = model.elaborator().number(written, model.scope(), "the gain");
    if (!(gain >= 0 && gain < Double.POSITIVE_INFINITY)) {
      throw Problem.of(
          Code.BAD_VALUE,
          written.span(),
          "the gain must be 0 or more",
          "a gain counts whichever way is better: for example gain of 1e-4");
    }
    return gain;
  }
}
