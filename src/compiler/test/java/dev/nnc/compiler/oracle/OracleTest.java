package dev.nnc.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Values, gradients and directional second derivatives of operators and losses as PyTorch computes
 * them. Names that the library does not have are counted, not hidden.
 */
class OracleTest {
  private final Map<String, Integer> skipped = new TreeMap<>();
  private int ran;

  @ParameterizedTest
  @EnumSource
  void operators(Engine engine) {
    for (JsonObject json : Oracle.cases("operators")) {
      OperatorCase recorded = new OperatorCase(json);
      if (exists(recorded.op(), recorded.script())) {
        check(recorded, engine.run(recorded.script(), recorded.feeds()), engine);
        ran++;
      }
    }
    report("operators", engine);
    assertThat(ran).isGreaterThanOrEqualTo(101);
  }

  private static void check(OperatorCase recorded, Map<String, DenseArray> results, Engine engine) {
    String name = recorded.name();
    DenseArray output = Oracle.array(recorded.json().get("output"));
    double smallest = recorded.extreme() ? engine.smallest() : engine.negligible(output);
    Close.assertClose(name, results.get("y"), output, engine.relative(), smallest);
    for (int i = 0; recorded.differentiable(i); i++) {
      near(name + " gradient " + i, results.get("g" + i), expected(recorded, "grads", i), engine);
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

  /** The record of abs repeats the direction; its second derivative is 0 wherever it exists. */
  private static DenseArray secondDerivative(OperatorCase recorded, int i) {
    DenseArray hvp = expected(recorded, "hvp", i);
    return recorded.op().equals("abs")
        ? new DenseArray(hvp.shape(), new double[hvp.data().length])
        : hvp;
  }

  @ParameterizedTest
  @EnumSource
  void losses(Engine engine) {
    for (JsonObject json : Oracle.cases("losses")) {
      String loss = json.get("loss").getAsString();
      String script = lossScript(json);
      if (exists(loss, script)) {
        Map<String, DenseArray> feeds = new LinkedHashMap<>();
        feeds.put("prediction", Oracle.array(json.get("prediction")));
        feeds.put("target", Oracle.array(json.get("target")));
        Map<String, DenseArray> results = engine.run(script, feeds);
        String name = loss + " " + json.get("attrs");
        near(name, results.get("y"), Oracle.array(json.get("value")), engine);
        near(name + " gradient", results.get("g"), Oracle.array(json.get("grad")), engine);
        ran++;
      }
    }
    report("losses", engine);
    assertThat(ran).isGreaterThanOrEqualTo(13);
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

  /** Whether the library has the name; any other mistake in the script fails later. */
  private boolean exists(String name, String script) {
    Checked checked =
        new ScriptCompiler(CompilerOptions.standard()).check(Source.of("case.nn", script));
    boolean unknown =
        checked.diagnostics().stream()
            .anyMatch(d -> d.code() == Code.UNKNOWN_NAME && d.message().contains("`" + name + "`"));
    if (unknown) {
      skipped.merge(name, 1, Integer::sum);
    }
    return !unknown;
  }

  private void report(String what, Engine engine) {
    int count = skipped.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf(
        "oracle %s, %s: %d ran, %d skipped %s%n", what, engine, ran, count, skipped.keySet());
  }
}
