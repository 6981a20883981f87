package dev.nnc.compiler.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnc.compiler.ir.DenseArray;
import java.util.List;
import java.util.Map;

/** Recorded steps of batch normalization: outputs, derivatives, and both running variances. */
record BatchNormCase(JsonObject json) implements RecordedCase {
  private static final List<String> PARAMETERS = List.of("scale", "shift");

  @Override
  public String script() {
    return """
        model Case {
          placeholder x : float[batch, 4]
          placeholder c : float[batch, 4]
          biased   = batch_norm(x)
          unbiased = batch_norm(x, unbiased = true)
        }
        train Case {
          loss     sum(biased * c) + sum(unbiased * c)
          optimize sgd(1)
          run      batch 6, 3 steps, in order
        }
        """;
  }

  /** A step at rate 1 leaves the gradients in the parameters. */
  @Override
  public void check(Engine engine) {
    Stepper stepper = engine.stepper(script(), 1);
    for (JsonElement each : json.getAsJsonArray("training_steps")) {
      JsonObject step = each.getAsJsonObject();
      for (String layer : List.of("biased", "unbiased")) {
        PARAMETERS.forEach(p -> stepper.assign(path(layer, p), Oracle.array(json.get(p))));
      }
      DenseArray c = Oracle.array(step.get("cotangent"));
      double loss = stepper.step(Map.of("x", Oracle.array(step.get("input")), "c", c));
      double output = 2 * product(Oracle.array(step.get("output")), c);
      Close.assertClose(
          "loss", DenseArray.scalar(loss), DenseArray.scalar(output), engine.trajectory());
      checkLayer(engine, stepper, step, "biased");
      checkLayer(engine, stepper, step, "unbiased");
    }
  }

  private static String path(String layer, String name) {
    return layer + "/batch_norm/" + name;
  }

  private void checkLayer(Engine engine, Stepper stepper, JsonObject step, String layer) {
    for (String parameter : PARAMETERS) {
      DenseArray before = Oracle.array(json.get(parameter));
      DenseArray after = difference(before, Oracle.array(step.get(parameter + "_grad")));
      check(engine, stepper, path(layer, parameter), after);
    }
    check(engine, stepper, path(layer, "moving_mean"), Oracle.array(step.get("running_mean")));
    DenseArray variance = Oracle.array(step.get("running_var_" + layer));
    check(engine, stepper, path(layer, "moving_variance"), variance);
  }

  private static void check(Engine engine, Stepper stepper, String path, DenseArray expected) {
    Close.assertClose(path, stepper.value(path), expected, engine.trajectory());
  }

  private static double product(DenseArray a, DenseArray b) {
    double sum = 0;
    for (int i = 0; i < a.data().length; i++) {
      sum += a.data()[i] * b.data()[i];
    }
    return sum;
  }

  private static DenseArray difference(DenseArray a, DenseArray b) {
    double[] result = new double[a.data().length];
    for (int i = 0; i < result.length; i++) {
      result[i] = a.data()[i] - b.data()[i];
    }
    return new DenseArray(a.shape(), result);
  }
}
