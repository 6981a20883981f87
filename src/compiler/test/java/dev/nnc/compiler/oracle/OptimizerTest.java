package dev.nnc.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnc.compiler.ir.DenseArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Optimizers, schedules and averages against recorded trajectories. */
class OptimizerTest {
  private static final List<String> STAGES = List.of("clip_global_norm", "clip_value");

  @ParameterizedTest
  @EnumSource
  void optimizers(Engine engine, TestReporter reporter) {
    int ran = 0;
    JsonObject problem = Oracle.read("optimizers");
    for (JsonObject json : Oracle.cases("optimizers")) {
      check(engine, engine.stepper(optimizerScript(problem, json), 1), json);
      ran++;
    }
    Oracle.requireAll("optimizers", engine, ran, reporter);
  }

  private static void check(Engine engine, Stepper stepper, JsonObject json) {
    String name = json.get("optimizer") + " " + json.get("attrs");
    DenseArray weights = Oracle.array(json.get("weights"));
    double[] losses = Oracle.numbers(json.getAsJsonArray("losses"));
    int width = weights.shape()[1];
    for (int step = 0; step < weights.shape()[0]; step++) {
      double loss = stepper.step(Map.of());
      Close.assertClose(
          name + " loss " + step,
          DenseArray.scalar(loss),
          DenseArray.scalar(losses[step]),
          engine.trajectory());
      double[] row = Arrays.copyOfRange(weights.data(), step * width, (step + 1) * width);
      DenseArray expected = new DenseArray(new int[] {width}, row);
      double bound = engine.trajectory();
      double tiny = engine.negligibleInTraining(expected);
      Close.assertClose(name + " step " + step, stepper.value("w"), expected, bound, tiny);
    }
  }

  private static String optimizerScript(JsonObject problem, JsonObject json) {
    StringBuilder stage = new StringBuilder();
    StringBuilder arguments = new StringBuilder();
    for (Map.Entry<String, JsonElement> e : json.getAsJsonObject("attrs").entrySet()) {
      if (STAGES.contains(e.getKey())) {
        stage.append(e.getKey()).append('(').append(e.getValue()).append(") then ");
      } else if (!e.getKey().equals("note")) {
        arguments.append(arguments.length() == 0 ? "" : ", ");
        arguments.append(e.getKey()).append(" = ").append(e.getValue());
      }
    }
    return "model Problem {\n  variable w : float[6] = "
        + numbers(problem, "w0")
        + "\n  f = 0.5 * sum("
        + numbers(problem, "a")
        + " * (w - "
        + numbers(problem, "t")
        + ")^2) + sum(cos(w))\n}\n"
        + train(
            "Problem", "f", stage + json.get("optimizer").getAsString() + "(" + arguments + ")");
  }

  private static String numbers(JsonObject problem, String name) {
    return problem.getAsJsonObject(name).get("data").toString();
  }

  private static String train(String model, String loss, String optimizer) {
    return "train "
        + model
        + " {\n  loss "
        + loss
        + "\n  optimize "
        + optimizer
        + "\n  run 25 steps\n}\n";
  }

  /** A variable whose gradient is 1 shows the rate in its differences. */
  @ParameterizedTest
  @EnumSource
  void schedules(Engine engine, TestReporter reporter) {
    int ran = 0;
    for (JsonObject json : Oracle.cases("schedules")) {
      JsonObject attributes = json.getAsJsonObject("attrs");
      boolean epochs = attributes.has("step_per_epoch");
      String script = scheduleScript(json, epochs);
      double perEpoch = epochs ? attributes.get("step_per_epoch").getAsDouble() : 1;
      checkRates(engine, engine.stepper(script, perEpoch), json);
      ran++;
    }
    Oracle.requireAll("schedules", engine, ran, reporter);
  }

  private static void checkRates(Engine engine, Stepper stepper, JsonObject json) {
    double[] rates = Oracle.numbers(json.getAsJsonArray("rates"));
    double before = 0;
    for (int step = 0; step < rates.length; step++) {
      stepper.step(Map.of());
      double now = stepper.value("w").data()[0];
      assertThat(before - now)
          .as("%s %s step %d", json.get("schedule"), json.get("attrs"), step)
          .isCloseTo(rates[step], within(engine == Engine.COMPILED_FLOAT ? 1e-6 : 1e-13));
      before = now;
    }
  }

  private static String scheduleScript(JsonObject json, boolean epochs) {
    StringBuilder call = new StringBuilder(json.get("schedule").getAsString()).append('(');
    JsonObject attributes = json.getAsJsonObject("attrs");
    for (Map.Entry<String, JsonElement> e : attributes.entrySet()) {
      boolean duration = List.of("every", "over", "warmup").contains(e.getKey());
      if (!List.of("note", "step_per_epoch", "decay_epoch").contains(e.getKey())) {
        call.append(call.charAt(call.length() - 1) == '(' ? "" : ", ");
        call.append(e.getKey()).append(" = ").append(written(e));
        call.append(duration ? " steps" : "");
      }
    }
    if (epochs) {
      call.append(", every = ").append(attributes.get("decay_epoch")).append(" epochs");
      call.append(", staircase = true");
    }
    return "model Rate {\n  variable w : double[] = 0\n}\n"
        + train("Rate", "w", "sgd(rate = " + call + "))");
  }

  private static String written(Map.Entry<String, JsonElement> attribute) {
    String value = attribute.getValue().toString();
    boolean durations = attribute.getKey().equals("boundaries");
    return durations ? value.replaceAll("(\\d+)", "$1 steps") : value;
  }

  @ParameterizedTest
  @EnumSource
  void averages(Engine engine) {
    JsonObject json = Oracle.read("schedules").getAsJsonObject("moving_average");
    String script =
        "optimizer follow() { parameter' = sin(step / 3) }\n"
            + "model Wave {\n  variable w : double[] = 0\n}\n"
            + "train Wave {\n  loss w^2\n  optimize follow()\n  average "
            + json.get("decay")
            + "\n  run 40 steps\n}\n";
    Stepper stepper = engine.stepper(script, 1);
    for (double shadow : Oracle.numbers(json.getAsJsonArray("shadow"))) {
      stepper.step(Map.of());
      Close.assertClose(
          "shadow", stepper.value("average/w"), DenseArray.scalar(shadow), engine.trajectory());
    }
  }

  @Test
  void parameterGroups() {
    String script =
        """
        model Two {
          variable a : double[] = 1
          variable b : double[] = 1
        }
        train Two {
          loss a^2 + b^2
          optimize sgd(0.1) on "a" else sgd(0.25)
          run 1 steps
        }
        """;
    Stepper stepper = Engine.INTERPRETER.stepper(script, 1);
    stepper.step(Map.of());
    assertThat(stepper.value("a").data()[0]).isEqualTo(1 - 0.1 * 2);
    assertThat(stepper.value("b").data()[0]).isEqualTo(1 - 0.25 * 2);
  }
}
