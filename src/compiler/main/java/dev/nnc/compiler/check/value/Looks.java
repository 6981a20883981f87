package dev.nnc.compiler.check.value;

import dev.nnc.compiler.check.advice.Nearest;
import dev.nnc.compiler.check.advice.Problem;
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
public final class Looks {
  private static final TensorType TYPE = new TensorType(DType.FLOAT64, Shape.fixed(2));

  /** A call: what it looks at, as written, and where that stands. */
  private record Asked(String metric, Watch.Every every, Span span) {}

  private final Map<String, Asked> asked = new LinkedHashMap<>();

  /** The slot into which a training writes what a call looks at. */
  public Node slot(String metric, Watch.Every every, Span span, Context context) {
    Asked one = new Asked(metric, every, span);
    for (Map.Entry<String, Asked> before : asked.entrySet()) {
      if (before.getValue().metric.equals(one.metric)
          && before.getValue().every.equals(one.every)) {
        return context.builder().source(new Storage(before.getKey(), Storage.Kind.SLOT), TYPE);
      }
    }
    String path = "measured/" + one.metric;
    while (asked.containsKey(path)) {
      path += "_" + (asked.size() + 1);
    }
    asked.put(path, one);
    Node zero = Constants.of(context.builder(), 0, TensorType.scalar(DType.FLOAT64));
    Node zeros = BroadcastTo.leading(context.builder(), zero, TYPE.shape());
    return context.store(new Storage(path, Storage.Kind.SLOT), TYPE, zeros, span);
  }

  /** The metrics that are looked at, as written. */
  public List<String> metrics() {
    return asked.values().stream().map(Asked::metric).toList();
  }

  /**
   * What a training looks at.
   *
   * @param measured the names of metrics
   */
  public List<Watch.Look> looks(Map<String, Ast.Metric> measured) {
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
