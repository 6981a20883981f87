package dev.nnc.compiler.oracle;

import com.google.gson.JsonObject;
import dev.nnc.compiler.ir.DenseArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Metrics as scikit-learn computes them, with equal scores and with weights. */
class MetricsTest {
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
    check(engine, "auc", results.get("plain"), value(record, "auc"));
    check(engine, "auc_weighted", results.get("weighted"), value(record, "auc_weighted"));
    check(engine, "slope", results.get("slope"), reference.get("slope"));
  }

  private static DenseArray value(JsonObject record, String name) {
    return DenseArray.scalar(record.get(name).getAsDouble());
  }

  private static void check(Engine engine, String name, DenseArray actual, DenseArray expected) {
    double negligible = Arrays.stream(expected.data()).map(Math::abs).max().orElse(1);
    Close.assertClose(name, actual, expected, engine.relative(), negligible);
  }
}
