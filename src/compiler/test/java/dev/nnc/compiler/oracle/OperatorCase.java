package dev.nnc.compiler.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnc.compiler.ir.DenseArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recorded operator as a script: its value, the gradients of sum(y * c), their directional
 * derivatives.
 */
record OperatorCase(JsonObject json) implements FetchedCase {
  private static final Map<String, String> INFIX =
      Map.of("add", "+", "sub", "-", "mul", "*", "div", "/", "pow", "^", "matmul", "@");

  private String op() {
    return json.get("op").getAsString();
  }

  @Override
  public String name() {
    return op() + " " + json.get("attrs");
  }

  /** Whether the inputs are such as naive formulas fail at. */
  private boolean isExtreme() {
    JsonObject attributes = json.getAsJsonObject("attrs");
    return attributes.has("note") && attributes.get("note").getAsString().equals("extreme");
  }

  private List<DenseArray> inputs() {
    return Oracle.arrays(json.getAsJsonArray("inputs"));
  }

  private boolean differentiable(int input) {
    return json.has("grads") && input < json.getAsJsonArray("grads").size();
  }

  private boolean twice() {
    return json.has("hvp");
  }

  @Override
  public Map<String, DenseArray> feeds() {
    Map<String, DenseArray> feeds = new LinkedHashMap<>();
    List<DenseArray> inputs = inputs();
    for (int i = 0; i < inputs.size(); i++) {
      feeds.put("x" + i, inputs.get(i));
      if (twice() && differentiable(i)) {
        feeds.put("d" + i, Oracle.array(json.getAsJsonArray("direction").get(i)));
      }
    }
    if (json.has("cotangent")) {
      feeds.put("c", Oracle.array(json.get("cotangent")));
    }
    return feeds;
  }

  @Override
  public String script() {
    StringBuilder script = new StringBuilder("model Case {\n");
    feeds()
        .forEach(
            (name, value) ->
                script
                    .append("  placeholder ")
                    .append(name + " : ")
                    .append(Oracle.type(base(name), value) + "\n"));
    script.append("  output y = ").append(expression()).append('\n');
    List<String> inner = new ArrayList<>();
    for (int i = 0; i < inputs().size(); i++) {
      if (differentiable(i)) {
        script.append("  output g" + i + " = grad(sum(y * c), x" + i + ")\n");
        inner.add("sum(g" + i + " * d" + i + ")");
      }
    }
    for (int i = 0; twice() && i < inner.size(); i++) {
      script.append("  output h" + i + " = grad(" + String.join(" + ", inner) + ", x" + i + ")\n");
    }
    return script.append("}\n").toString();
  }

  @Override
  public Map<String, DenseArray> expected() {
    Map<String, DenseArray> expected = new LinkedHashMap<>();
    expected.put("y", Oracle.array(json.get("output")));
    for (int i = 0; differentiable(i); i++) {
      expected.put("g" + i, gradient(i));
      if (twice()) {
        expected.put("h" + i, secondDerivative(i));
      }
    }
    return expected;
  }

  /** PyTorch takes a sixth in single precision for the derivative of its hard sigmoid. */
  private DenseArray gradient(int i) {
    double factor = op().equals("hard_sigmoid") ? 1.0 / 6 / (float) (1.0 / 6) : 1;
    return scaled(Oracle.array(json.getAsJsonArray("grads").get(i)), factor);
  }

  /** The record of abs repeats the direction; its second derivative is 0 wherever it exists. */
  private DenseArray secondDerivative(int i) {
    return scaled(Oracle.array(json.getAsJsonArray("hvp").get(i)), op().equals("abs") ? 0 : 1);
  }

  private static DenseArray scaled(DenseArray array, double factor) {
    double[] data = Arrays.stream(array.data()).map(element -> element * factor).toArray();
    return new DenseArray(array.shape(), data);
  }

  @Override
  public double negligible(Engine engine, String output) {
    return isExtreme() && output.equals("y")
        ? engine.smallest()
        : engine.negligible(expected().get(output));
  }

  private String base(String name) {
    boolean index = (op().equals("gather_rows") && name.equals("x1")) || op().equals("one_hot");
    return index ? "int" : "float";
  }

  private String expression() {
    JsonObject attributes = json.getAsJsonObject("attrs");
    if (INFIX.containsKey(op())) {
      String right =
          attributes.has("exponent")
              ? "(" + Oracle.written(attributes.get("exponent")) + ")"
              : "x1";
      return "x0 " + INFIX.get(op()) + " " + right;
    }
    return switch (op()) {
      case "neg" -> "-x0";
      case "where" -> "where(x0 > 0, x1, x2)";
      case "concat" -> "concat([x0, x1], axis = " + attributes.get("axis") + ")";
      case "reshape" -> "reshape(x0, " + attributes.get("shape") + ")";
      default -> op() + "(" + String.join(", ", arguments(attributes)) + ")";
    };
  }

  private List<String> arguments(JsonObject attributes) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < inputs().size(); i++) {
      arguments.add("x" + i);
    }
    for (Map.Entry<String, JsonElement> attribute : attributes.entrySet()) {
      boolean prose = List.of("note", "condition").contains(attribute.getKey());
      if (!prose && !attribute.getValue().isJsonNull()) {
        arguments.add(attribute.getKey() + " = " + Oracle.written(attribute.getValue()));
      }
    }
    return arguments;
  }
}
