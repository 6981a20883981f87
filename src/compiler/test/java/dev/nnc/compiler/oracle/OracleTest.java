package dev.nnc.compiler.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnc.compiler.ir.DenseArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Values, gradients and directional second derivatives of operators and losses as PyTorch computes
 * them.
 */
class OracleTest {
  @ParameterizedTest
  @EnumSource
  void operators(Engine engine, TestReporter reporter) {
    int ran = 0;
    for (JsonObject json : Oracle.cases("operators")) {
      OperatorCase recorded = new OperatorCase(json);
      check(recorded, engine.run(recorded.script(), recorded.feeds()), engine);
      ran++;
    }
    Oracle.requireAll("operators", engine, ran, reporter);
  }

  private static void check(OperatorCase recorded, Map<String, DenseArray> results, Engine engine) {
    String name = recorded.name();
    DenseArray output = Oracle.array(recorded.json().get("output"));
    double smallest = recorded.extreme() ? engine.smallest() : engine.negligible(output);
    Close.assertClose(name, results.get("y"), output, engine.relative(), smallest);
    for (int i = 0; recorded.differentiable(i); i++) {
      near(name + " gradient " + i, results.get("g" + i), gradient(recorded, i), engine);
      if (recorded.twice()) {
        near(name + " hvp " + i, results.get("h" + i), secondDerivative(recorded, i), engine);
      }
    }
  }

  private static void near(String name, DenseArray actual, DenseArray expected, Engine engine) {
    Close.assertClose(name, actual, expected, engine.relative(), engine.negligible(expected));
  }

  private static DenseArray expected(OperatorCase recorded, String what, int i) {
    return Oracle.array(recorded.json().getAsJsonArray(what).get(i));
  }

  /** PyTorch takes a sixth in single precision for the derivative of its hard sigmoid. */
  private static DenseArray gradient(OperatorCase recorded, int i) {
    DenseArray gradient = expected(recorded, "grads", i);
    double factor = recorded.op().equals("hard_sigmoid") ? 1.0 / 6 / (float) (1.0 / 6) : 1;
    double[] data = Arrays.stream(gradient.data()).map(element -> element * factor).toArray();
    return new DenseArray(gradient.shape(), data);
  }

  /** The record of abs repeats the direction; its second derivative is 0 wherever it exists. */
  private static DenseArray secondDerivative(OperatorCase recorded, int i) {
    DenseArray hvp = expected(recorded, "hvp", i);
    return recorded.op().equals("abs")
        ? new DenseArray(hvp.shape(), new double[hvp.data().length])
        : hvp;
  }

  @ParameterizedTest
  @EnumSource
  void losses(Engine engine, TestReporter reporter) {
    int ran = 0;
    for (JsonObject json : Oracle.cases("losses")) {
      String loss = json.get("loss").getAsString();
      Map<String, DenseArray> feeds = new LinkedHashMap<>();
      feeds.put("prediction", Oracle.array(json.get("prediction")));
      feeds.put("target", Oracle.array(json.get("target")));
      Map<String, DenseArray> results = engine.run(lossScript(json), feeds);
      String name = loss + " " + json.get("attrs");
      near(name, results.get("y"), Oracle.array(json.get("value")), engine);
      near(name + " gradient", results.get("g"), Oracle.array(json.get("grad")), engine);
      ran++;
    }
    Oracle.requireAll("losses", engine, ran, reporter);
  }

  private static String lossScript(JsonObject json) {
    String loss = json.get("loss").getAsString();
    boolean sparse = List.of("sparse_cross_entropy_logits", "nll").contains(loss);
    StringBuilder arguments = new StringBuilder("prediction, target");
    for (Map.Entry<String, JsonElement> e : json.getAsJsonObject("attrs").entrySet()) {
      if (!e.getKey().equals("note")) {
        arguments
            .append(", ")
            .append(e.getKey())
            .append(" = ")
            .append(Oracle.written(e.getValue()));
      }
    }
    DenseArray prediction = Oracle.array(json.get("prediction"));
    DenseArray target = Oracle.array(json.get("target"));
    return "model Case {\n  placeholder prediction : "
        + Oracle.type("float", prediction)
        + "\n  placeholder target : "
        + Oracle.type(sparse ? "int" : "float", target)
        + "\n  output y = "
        + loss
        + "("
        + arguments
        + ")\n  output g = grad(y, prediction)\n}\n";
  }
}
