package dev.nnc.compiler.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnc.compiler.ir.DenseArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recorded operator as a script: its value, the gradients of sum(y * c), their directional
 * derivatives.
 */
record OperatorCase(JsonObject json) {
  private static final Map<String, String> INFIX =
      Map.of("add", "+", "sub", "-", "mul", "*", "div", "/", "pow", "^", "matmul", "@");

  String op() {
    return json.get("op").getAsString();
  }

  String name() {
    return op() + " " + json.get("attrs");
  }

  /** Whether the inputs are such as naive formulas fail at. */
  boolean extreme() {
    JsonObject attributes = json.getAsJsonObject("attrs");
    return attributes.has("note") && attributes.get("note").getAsString().equals("extreme");
  }

  List<DenseArray> inputs() {
    return Oracle.arrays(json.getAsJsonArray("inputs"));
  }

  boolean differentiable(int input) {
    return json.has("grads") && input < json.getAsJsonArray("grads").size();
  }

  boolean twice() {
    return json.has("hvp");
  }

  Map<String, DenseArray> feeds() {
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

  String script() {
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
