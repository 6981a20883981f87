package dev.nnc.compiler.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnc.compiler.ir.DenseArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A recorded metric as a script.
 *
 * @param section holds the inputs
 * @param name one of its numbers
 */
record MetricCase(JsonObject section, String name) implements FetchedCase {
  private static final Set<String> INPUTS =
      Set.of("score", "score_with_ties", "prediction", "target", "weight");

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

  /** The metrics of a section. */
  static List<MetricCase> of(JsonObject section) {
    return CALLS.keySet().stream()
        .sorted()
        .filter(section::has)
        .map(name -> new MetricCase(section, name))
        .toList();
  }

  /** What a section's metrics are computed from, by the names of the calls. */
  static Map<String, DenseArray> inputs(JsonElement section) {
    Map<String, DenseArray> inputs = new LinkedHashMap<>();
    section
        .getAsJsonObject()
        .asMap()
        .forEach(
            (name, value) -> {
              if (INPUTS.contains(name)) {
                inputs.put(name.replace("_with_ties", ""), Oracle.array(value));
              }
            });
    return inputs;
  }

  @Override
  public Map<String, DenseArray> feeds() {
    return inputs(section);
  }

  @Override
  public Map<String, DenseArray> expected() {
    JsonElement value = section.get(name);
    return Map.of(
        "y", value.isJsonObject() ? Oracle.array(value) : DenseArray.scalar(value.getAsDouble()));
  }

  @Override
  public String script() {
    boolean ofClasses = feeds().containsKey("score") && feeds().get("score").shape().length == 2;
    StringBuilder script = new StringBuilder("model Case {\n");
    feeds()
        .forEach(
            (input, value) -> {
              String base = ofClasses && input.equals("target") ? "int" : "float";
              String columns = value.shape().length == 1 ? "" : ", " + value.shape()[1];
              script.append("  placeholder " + input + " : " + base + "[batch" + columns + "]\n");
            });
    return script + "  output y = " + CALLS.get(name) + "\n}\n";
  }
}
