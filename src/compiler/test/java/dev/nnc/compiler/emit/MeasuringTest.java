package dev.nnc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.text.Source;
import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingSession;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics computed for some rows at a time have the bits of those computed from all at once. */
final class MeasuringTest {
  private static final int WIDTH = 64;

  private static final Map<String, String> METRICS = new LinkedHashMap<>();

  static {
    METRICS.put("share", "accuracy(score, label)");
    METRICS.put("entropy_loss", "sparse_cross_entropy_logits(score, label)");
    METRICS.put("wide", "mse(h, stop_gradient(0.5 * h + 0.1))");
    METRICS.put("largest", "max(abs(score))");
    METRICS.put("feedback", "mean(variance(h, axis = 0))");
    METRICS.put("picked", "sum(gather_rows(table, label) * x[:, 0:2])");
    METRICS.put("beside", "mean(square(concat([h, score], axis = 1)))");
    METRICS.put("stacked", "mean(max(permute(reshape(h, [batch, 8, 8]), [0, 2, 1]), axis = 1))");
    METRICS.put("gram", "sum(transpose(h) @ h)");
    METRICS.put("constant", "sum(table)");
    METRICS.put("curve", "auc(score, one_hot(label, 5))");
    METRICS.put("ordered", "average_precision(squeeze(h[:, 0:1], axis = 1), float(label > 2))");
    METRICS.put("rows", "sum(x * 0 + 1) / 3");
  }

  private static String script(String metrics, String logs) {
    StringBuilder outputs = new StringBuilder();
    METRICS.forEach((name, value) -> outputs.append("  output " + name + " = " + value + "\n"));
    return """
        model Wide {
          placeholder x : float[batch, 3]
          placeholder label : int[batch]
          variable table : float[5, 2] ~ normal
          h = x |> dense(64, activation = tanh) |> batch_norm
          score = h |> dense(5)
        %s
        }
        train Wide {
          data csv("none.csv") { x = columns(1 to 3), label = column(4) }
          loss sparse_cross_entropy_logits(score, label)
          optimize sgd(rate = 0.1)
          run 1 steps
        %s
        %s
        }
        """
        .formatted(outputs, metrics, logs);
  }

  private static TrainingSession open(String script) {
    Checked checked =
        new ScriptCompiler(CompilerOptions.standard()).check(Source.of("wide.nn", script));
    assertThat(checked.hasErrors()).as("%s", checked.diagnostics()).isFalse();
    Options options = Options.defaults().withSteps(0).withBatch(7);
    return (TrainingSession) GeneratedClass.of(checked.programs().get(0), "").open(options);
  }

  private static Dataset data(int rows) {
    Random random = new Random(3);
    float[] x = new float[3 * rows];
    int[] label = new int[rows];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < rows; i++) {
      label[i] = random.nextInt(5);
    }
    return new Dataset(
        List.of(
            new PlaceholderPlan("x", ElementType.FLOAT32, List.of(3)),
            new PlaceholderPlan("label", ElementType.INT32, List.of(), 5)),
        List.of(x, label),
        List.of(rows));
  }

  private static void compare(String script, int rows) {
    Dataset data = data(rows);
    try (TrainingSession session = open(script)) {
      session.useData(data);
      Map<String, Double> measured = session.train(TrainingListener.SILENT).metrics();
      assertThat(measured).isNotEmpty();
      session.feed("x", Tensor.of(data.floats(0), rows, 3));
      session.feed("label", Tensor.of(data.ints(1), rows));
      measured.forEach(
          (name, value) ->
              assertThat(value).as(name).isEqualTo(Double.valueOf(session.fetch(name).at(0))));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 4096, 4097, 10_000})
  void eachMetricIsThatOfAllRows(int rows) {
    StringBuilder metrics = new StringBuilder();
    METRICS.keySet().forEach(name -> metrics.append("  metric " + name + " = " + name + "\n"));
    compare(script(metrics.toString(), ""), rows);
  }

  @Test
  void eachMetricAlone() {
    METRICS.keySet().forEach(name -> compare(script("metric " + name + " = " + name, ""), 5000));
  }

  @Test
  void logsOfRowsSeeAllOfThem() {
    compare(script("metric share = share", "log score every 1 steps"), 5000);
  }

  @Test
  void memoryIsForSomeRows() throws IllegalAccessException {
    int rows = 200_000;
    try (TrainingSession session =
        open(
            script(
                "metric share = share\n metric again = entropy_loss\n metric curve = curve", ""))) {
      session.useData(data(rows));
      session.train(TrainingListener.SILENT);
      for (Field field : session.getClass().getDeclaredFields()) {
        if (field.getType().isArray()) {
          field.setAccessible(true);
          assertThat(Array.getLength(field.get(session)))
              .as(field.getName())
              .isLessThanOrEqualTo(Math.max(rows * 5, 4096 * WIDTH));
        }
      }
    }
  }
}
