package dev.nnc.compiler.oracle;

import com.google.gson.JsonObject;
import dev.nnc.compiler.ir.DenseArray;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Layers, their derivatives by the input and by their variables, as PyTorch computes them. */
class RecordedLayersTest {
  /** The calls of layers that there are, with the paths of what PyTorch calls weight and bias. */
  private static final Map<String, String> SCRIPTS =
      Map.of(
          "dense",
          """
          h = dense(x, 3)
          y = h with { "h/dense/weight" = transpose(weight), "h/dense/bias" = bias }
          """,
          "layer_norm",
          """
          h = layer_norm(x, epsilon = 1e-05)
          y = h with { "h/layer_norm/scale" = weight, "h/layer_norm/shift" = bias }
          """);

  @ParameterizedTest
  @EnumSource
  void layers(Engine engine) {
    for (JsonObject json : Oracle.cases("layers")) {
      String layer = json.get("layer").getAsString();
      if (SCRIPTS.containsKey(layer)) {
        check(engine, layer, json);
      }
    }
  }

  private static void check(Engine engine, String layer, JsonObject json) {
    Map<String, DenseArray> feeds = new LinkedHashMap<>();
    feeds.put("x", Oracle.array(json.get("input")));
    feeds.put("c", Oracle.array(json.get("cotangent")));
    JsonObject parameters = json.getAsJsonObject("parameters");
    parameters.keySet().forEach(name -> feeds.put(name, Oracle.array(parameters.get(name))));
    StringBuilder script = new StringBuilder("model Case {\n");
    feeds.forEach(
        (name, value) ->
            script.append("placeholder " + name + " : " + Oracle.type("float", value) + "\n"));
    script.append(SCRIPTS.get(layer)).append("output y\n");
    Map<String, DenseArray> expected = new LinkedHashMap<>();
    expected.put("y", Oracle.array(json.get("output")));
    expected.put("by_x", Oracle.array(json.get("input_grad")));
    JsonObject gradients = json.getAsJsonObject("parameter_grads");
    gradients.keySet().forEach(n -> expected.put("by_" + n, Oracle.array(gradients.get(n))));
    expected.keySet().stream()
        .filter(name -> name.startsWith("by_"))
        .forEach(
            n -> script.append("output %s = grad(sum(y * c), %s)\n".formatted(n, n.substring(3))));
    Map<String, DenseArray> results = engine.run(script.append("}\n").toString(), feeds);
    expected.forEach(
        (name, value) ->
            Close.assertClose(
                layer + " " + name,
                results.get(name),
                value,
                engine.relative(),
                engine.negligible(value)));
  }
}
