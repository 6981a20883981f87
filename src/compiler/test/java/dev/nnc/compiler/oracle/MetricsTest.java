package dev.nnc.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnc.compiler.ir.DenseArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Metrics as scikit-learn computes them, with equal scores and with weights. */
class MetricsTest {
  private static final Map<String, String> CALLS =
      Map.ofEntries(
          Map.entry("auc", "auc(score, target)"),
          Map.entry("auc_weighted", "auc(score, target, weight = weight)"),
          Map.entry("average_precision", "average_precision(score, target)"),
          Map.entry("log_loss", "binary_cross_entropy(score, target)"),
          Map.entry("accuracy_at_0.5", "accuracy(score, target)"),
          Map.entry("precision_at_0.5", "precision(score, target)"),
          Map.entry("recall_at_0.5", "recall(score, target)"),
          Map.entry("f1_at_0.5", "f1(score, target)"),
          Map.entry("accuracy", "accuracy(score, target)"),
          Map.entry("top2_accuracy", "top_accuracy(score, target, 2)"),
          Map.entry("macro_f1", "f1(score, target)"),
          Map.entry("confusion", "confusion(score, target)"),
          Map.entry("r2", "r2(prediction, target)"),
          Map.entry("mae", "mae(prediction, target)"),
          Map.entry("rmse", "rmse(prediction, target)"));

  @ParameterizedTest
  @EnumSource
  void metrics(Engine engine, TestReporter reporter) {
    JsonObject all = Oracle.read("metrics");
    Map<String, String> names = Map.of("score_with_ties", "score");
    int ran = check(engine, all.getAsJsonObject("binary"), "float", names);
    ran += check(engine, all.getAsJsonObject("multiclass"), "int", Map.of());
    ran += check(engine, all.getAsJsonObject("regression"), "float", Map.of());
    assertThat(ran).isEqualTo(CALLS.size());
    reporter.publishEntry("metrics.json, " + engine, ran + " values");
  }

  private static int check(
      Engine engine, JsonObject record, String target, Map<String, String> names) {
    Map<String, DenseArray> feeds = new LinkedHashMap<>();
    Map<String, DenseArray> expected = new LinkedHashMap<>();
    StringBuilder script = new StringBuilder("model Case {\n");
    for (Map.Entry<String, JsonElement> entry : record.entrySet()) {
      DenseArray value = value(entry.getValue());
      String name = names.getOrDefault(entry.getKey(), entry.getKey());
      if (value.shape().length > 0 && value.shape()[0] == 200) {
        feeds.put(name, value);
        String columns =
            value.shape().length == 1 ? "[batch]" : "[batch, " + value.shape()[1] + "]";
        String type = (name.equals("target") ? target : "float") + columns;
        script.append("  placeholder ").append(name).append(" : ").append(type).append('\n');
      } else {
        expected.put(name, value);
        String call = CALLS.get(name);
        script.append("  output ").append(variable(name)).append(" = ").append(call).append('\n');
      }
    }
    Map<String, DenseArray> results = engine.run(script.append("}\n").toString(), feeds);
    expected.forEach(
        (name, value) ->
            Close.assertClose(name, results.get(variable(name)), value, engine.relative()));
    return expected.size();
  }

  private static String variable(String name) {
    return name.replaceAll("\\W", "_") + "_value";
  }

  private static DenseArray value(JsonElement json) {
    return json.isJsonObject() ? Oracle.array(json) : DenseArray.scalar(json.getAsDouble());
  }

  /** Columns of their own, with equal scores and without; the mean of both. */
  @ParameterizedTest
  @EnumSource
  void severalLabels(Engine engine) {
    JsonObject record = Oracle.read("metrics").getAsJsonObject("binary");
    double[] score = Oracle.array(record.get("score_with_ties")).data();
    double[] target = Oracle.array(record.get("target")).data();
    double[] scores = new double[2 * score.length];
    double[] targets = new double[2 * score.length];
    for (int i = 0; i < score.length; i++) {
      scores[2 * i] = score[i];
      scores[2 * i + 1] = -score[i];
      targets[2 * i] = target[i];
      targets[2 * i + 1] = 1 - target[i];
    }
    int[] shape = {score.length, 2};
    String script =
        """
        model Case {
          placeholder score : float[batch, 2]
          placeholder target : float[batch, 2]
          placeholder weight : float[batch]
          output plain = auc(score, target)
          output weighted = auc(score, target, weight = weight)
          output slope = grad(sum(weight_below(score, tanh(target))^2), target)
        }
        """;
    Map<String, DenseArray> feeds = new LinkedHashMap<>();
    feeds.put("score", new DenseArray(shape, scores));
    feeds.put("target", new DenseArray(shape, targets));
    feeds.put("weight", Oracle.array(record.get("weight")));
    Map<String, DenseArray> results = engine.run(script, feeds);
    Map<String, DenseArray> reference = Engine.INTERPRETER.run(script, feeds);
    check(engine, "auc", results.get("plain"), value(record.get("auc")));
    check(engine, "auc_weighted", results.get("weighted"), value(record.get("auc_weighted")));
    check(engine, "slope", results.get("slope"), reference.get("slope"));
  }

  private static void check(Engine engine, String name, DenseArray actual, DenseArray expected) {
    double negligible = Arrays.stream(expected.data()).map(Math::abs).max().orElse(1);
    Close.assertClose(name, actual, expected, engine.relative(), negligible);
  }
}
