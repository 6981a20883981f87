package dev.nnc.compiler.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnc.compiler.ir.DenseArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recorded loss as a script: its value, and the gradient by the prediction. */
record LossCase(JsonObject json) implements FetchedCase {
  @Override
  public String name() {
    return loss() + " " + json.get("attrs");
  }

  private String loss() {
    return json.get("loss").getAsString();
  }

  @Override
  public Map<String, DenseArray> feeds() {
    return Map.of(
        "prediction", Oracle.array(json.get("prediction")),
        "target", Oracle.array(json.get("target")));
  }

  @Override
  public Map<String, DenseArray> expected() {
    return Map.of("y", Oracle.array(json.get("value")), "g", Oracle.array(json.get("grad")));
  }

  @Override
  public String script() {
    boolean sparse = List.of("sparse_cross_entropy_logits", "nll").contains(loss());
    return """
        model Case {
          placeholder prediction : %s
          placeholder target : %s
          output y = %s(prediction, target%s)
          output g = grad(y, prediction)
        }
        """
        .formatted(
            Oracle.type("float", feeds().get("prediction")),
            Oracle.type(sparse ? "int" : "float", feeds().get("target")),
            loss(),
            arguments());
  }

  private String arguments() {
    Map<String, JsonElement> attributes =
        new LinkedHashMap<>(json.getAsJsonObject("attrs").asMap());
    attributes.remove("note");
    StringBuilder arguments = new StringBuilder();
    attributes.forEach(
        (name, value) -> arguments.append(", " + name + " = " + Oracle.written(value)));
    return arguments.toString();
  }
}
