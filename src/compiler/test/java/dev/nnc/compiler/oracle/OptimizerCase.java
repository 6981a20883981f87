package dev.nnc.compiler.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnc.compiler.ir.DenseArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A recorded descent of an optimizer: losses, and the variable after each step. */
record OptimizerCase(JsonObject json) implements RecordedCase {
  private static final List<String> STAGES = List.of("clip_global_norm", "clip_value");
  private static final JsonObject PROBLEM = Oracle.read("optimizers");

  @Override
  public String script() {
    return """
        model Problem {
          variable w : float[6] = %s
          f = 0.5 * sum(%s * (w - %s)^2) + sum(cos(w))
        }
        train Problem {
          loss f
          optimize %s
          run 25 steps
        }
        """
        .formatted(numbers("w0"), numbers("a"), numbers("t"), optimizer());
  }

  private static String numbers(String name) {
    return PROBLEM.getAsJsonObject(name).get("data").toString();
  }

  private String optimizer() {
    StringBuilder stage = new StringBuilder();
    StringBuilder arguments = new StringBuilder();
    for (Map.Entry<String, JsonElement> e : json.getAsJsonObject("attrs").entrySet()) {
      if (STAGES.contains(e.getKey())) {
        stage.append(e.getKey() + "(" + e.getValue() + ") then ");
      } else if (!e.getKey().equals("note")) {
        arguments.append(arguments.length() == 0 ? "" : ", ");
        arguments.append(e.getKey() + " = " + e.getValue());
      }
    }
    return stage + json.get("optimizer").getAsString() + "(" + arguments + ")";
  }

  @Override
  public void check(Engine engine) {
    Stepper stepper = engine.stepper(script(), 1);
    String name = json.get("optimizer") + " " + json.get("attrs");
    DenseArray weights = Oracle.array(json.get("weights"));
    double[] losses = Oracle.numbers(json.getAsJsonArray("losses"));
    int width = weights.shape()[1];
    double bound = engine.trajectory();
    for (int step = 0; step < weights.shape()[0]; step++) {
      DenseArray loss = DenseArray.scalar(stepper.step(Map.of()));
      Close.assertClose(name + " loss " + step, loss, DenseArray.scalar(losses[step]), bound);
      double[] row = Arrays.copyOfRange(weights.data(), step * width, (step + 1) * width);
      DenseArray expected = new DenseArray(new int[] {width}, row);
      double tiny = engine.negligibleInTraining(expected);
      Close.assertClose(name + " step " + step, stepper.value("w"), expected, bound, tiny);
    }
  }
}
