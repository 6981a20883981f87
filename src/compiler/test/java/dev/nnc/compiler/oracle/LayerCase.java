package dev.nnc.compiler.oracle;

import com.google.gson.JsonObject;
import dev.nnc.compiler.ir.DenseArray;
import java.util.LinkedHashMap;
import java.util.Map;

/** A recorded layer: its value, and derivatives by its input and by its variables. */
record LayerCase(JsonObject json) implements FetchedCase {
  /** The calls of layers, with the paths of what PyTorch calls weight and bias. */
  private static final Map<String, String> CALLS =
      Map.of(
          "dense",
          """
            h = dense(x, 3)
            output y = h with { "h/dense/weight" = transpose(weight), "h/dense/bias" = bias }
          """,
          "layer_norm",
          """
            h = layer_norm(x, epsilon = 1e-05)
            output y = h with { "h/layer_norm/scale" = weight, "h/layer_norm/shift" = bias }
          """);

  @Override
  public String name() {
    return json.get("layer").getAsString();
  }

  private Map<String, DenseArray> parameters() {
    JsonObject recorded = json.getAsJsonObject("parameters");
    Map<String, DenseArray> parameters = new LinkedHashMap<>();
    recorded.keySet().forEach(name -> parameters.put(name, Oracle.array(recorded.get(name))));
    return parameters;
  }

  @Override
  public Map<String, DenseArray> feeds() {
    Map<String, DenseArray> feeds = new LinkedHashMap<>(parameters());
    feeds.put("x", Oracle.array(json.get("input")));
    feeds.put("c", Oracle.array(json.get("cotangent")));
    return feeds;
  }

  @Override
  public Map<String, DenseArray> expected() {
    Map<String, DenseArray> expected = new LinkedHashMap<>();
    expected.put("y", Oracle.array(json.get("output")));
    expected.put("by_x", Oracle.array(json.get("input_grad")));
    JsonObject gradients = json.getAsJsonObject("parameter_grads");
    gradients.keySet().forEach(n -> expected.put("by_" + n, Oracle.array(gradients.get(n))));
    return expected;
  }

  @Override
  public String script() {
    StringBuilder script = new StringBuilder("model Case {\n");
    feeds()
        .forEach(
            (name, value) ->
                script.append(
                    "  placeholder " + name + " : " + Oracle.type("float", value) + "\n"));
    script.append(CALLS.get(name()));
    parameters().keySet().forEach(name -> script.append(slope(name)));
    return script + slope("x") + "}\n";
  }

  private static String slope(String input) {
    return "  output by_" + input + " = grad(sum(y * c), " + input + ")\n";
  }
}
