package dev.nnc.compiler.check;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Watch;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code measured(metric, every = duration)}: what was measured last and how often it has been,
 * which a training writes into a slot. Schedules that wait for a gain look there.
 */
final class Looks {
  private static final TensorType TYPE = new TensorType(DType.FLOAT64, Shape.fixed(2));

  /** A call: what it looks at, as written, and where that stands. */
  private record Asked(String metric, Watch.Every every, Span span) {}

  private final Map<String, Asked> asked = new LinkedHashMap<>();

  /** The value of a call. */
  static Value measured(Builtin.Arguments call) {
    Context context = call.elaborator().context;
    if (context.state() != Storage.Kind.SLOT) {
      throw Problem.of(
          Code.WRONG_BLOCK,
          call.call(),
          "`measured` is for the settings of an optimizer, such as a rate that waits for a gain",
          "for example: optimize sgd(rate = plateau(0.1, patience = 10))");
    }
    if (!(call.value(0) instanceof Value.Text metric)
        || !(call.value(1) instanceof Value.Duration every)) {
      throw Problem.of(
          Code.WRONG_TYPE,
          call.call(),
          "`measured` needs the name of what is measured as a text, and how often",
          "for example: measured(\"loss\", every = 1 epochs)");
    }
    Context.Frame user = context.userFrame();
    Span span = user == null ? call.call() : user.call();
    Asked one = new Asked(metric.value(), RunRules.every(every, span, "how often is looked"), span);
    return new Value.Tensor(context.looks.node(one, call));
  }

  private Node node(Asked one, Builtin.Arguments call) {
    Context context = call.elaborator().context;
    for (Map.Entry<String, Asked> before : asked.entrySet()) {
      if (before.getValue().metric.equals(one.metric)
          && before.getValue().every.equals(one.every)) {
        return context.builder.source(new Storage(before.getKey(), Storage.Kind.SLOT), TYPE);
      }
    }
    String path = "measured/" + one.metric;
    while (asked.containsKey(path)) {
      path += "_" + (asked.size() + 1);
    }
    asked.put(path, one);
    Node zero = Constants.of(context.builder, 0, TensorType.scalar(DType.FLOAT64));
    Node zeros = BroadcastTo.leading(context.builder, zero, TYPE.shape());
    return new Cells(call.elaborator())
        .make(new Storage(path, Storage.Kind.SLOT), TYPE, zeros, one.span);
  }

  /** The metrics that are looked at, as written. */
  List<String> metrics() {
    return asked.values().stream().map(Asked::metric).toList();
  }

  /**
   * What a training looks at.
   *
   * @param measured the names of metrics
   */
  List<Watch.Look> looks(Map<String, Ast.Metric> measured) {
    List<Watch.Look> looks = new ArrayList<>();
    asked.forEach((path, one) -> looks.add(new Watch.Look(name(one, measured), one.every, path)));
    return looks;
  }

  private static String name(Asked one, Map<String, Ast.Metric> measured) {
    List<String> known = new ArrayList<>(List.of("loss"));
    known.addAll(measured.keySet());
    if (known.contains(one.metric)) {
      return one.metric;
    }
    if (measured.containsKey("measured_" + one.metric)) {
      return "measured_" + one.metric;
    }
    throw Problem.of(
        Code.UNKNOWN_NAME,
        one.span,
        "`" + one.metric + "` is not measured by this training",
        Nearest.question(one.metric, known)
            .orElse(
                "name one of "
                    + String.join(", ", known)
                    + ", or add a line: metric "
                    + one.metric
                    + " = …"));
  }
}
