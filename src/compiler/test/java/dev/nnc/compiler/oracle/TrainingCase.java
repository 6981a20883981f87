package dev.nnc.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnc.compiler.ir.DenseArray;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recorded training from its script: losses, the way of the variables, their final values. */
record TrainingCase(JsonObject json) implements RecordedCase {
  private String name() {
    return json.get("name").getAsString();
  }

  @Override
  public String script() {
    String file = "trainings/" + name() + ".nn";
    try (InputStream in = TrainingCase.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int steps() {
    return json.has("steps") ? json.get("steps").getAsInt() : 400;
  }

  @Override
  public void check(Engine engine) {
    Stepper stepper = engine.stepper(script(), 1);
    assign(stepper, json.getAsJsonObject("initial"));
    Map<Integer, Double> losses = losses();
    Map<String, DenseArray> data = data();
    double bound = engine.trajectory();
    for (int step = 0; step < steps(); step++) {
      if (json.has("path") && step % 20 == 0) {
        checkPath(engine, stepper, json.getAsJsonArray("path"), step / 20);
      }
      double loss = stepper.step(batch(data, step));
      Double expected = losses.get(step);
      if (expected != null) {
        Close.assertClose(
            name() + " loss " + step, DenseArray.scalar(loss), DenseArray.scalar(expected), bound);
      }
    }
    checkFinal(stepper, name(), json.getAsJsonObject("final"), bound);
  }

  private static void assign(Stepper stepper, JsonObject initial) {
    int i = 0;
    for (JsonElement value : initial.asMap().values()) {
      stepper.assign(stepper.variables().get(i++), Oracle.array(value));
    }
    assertThat(stepper.variables()).hasSize(i);
  }

  private static void checkFinal(Stepper stepper, String name, JsonObject expected, double bound) {
    int i = 0;
    for (Map.Entry<String, JsonElement> entry : expected.entrySet()) {
      String path = stepper.variables().get(i++);
      Close.assertClose(
          name + " " + entry.getKey(), stepper.value(path), Oracle.array(entry.getValue()), bound);
    }
  }

  private static void checkPath(Engine engine, Stepper stepper, JsonArray path, int point) {
    double[] recorded = Oracle.numbers(path.get(point).getAsJsonArray());
    double[] p = stepper.value("p").data();
    DenseArray expected = new DenseArray(new int[] {2}, new double[] {recorded[0], recorded[1]});
    Close.assertClose(
        "himmelblau point " + point,
        new DenseArray(new int[] {2}, p),
        expected,
        engine.trajectory());
  }

  private Map<Integer, Double> losses() {
    Map<Integer, Double> losses = new LinkedHashMap<>();
    if (json.has("losses")) {
      for (JsonElement pair : json.getAsJsonArray("losses")) {
        JsonArray both = pair.getAsJsonArray();
        losses.put(both.get(0).getAsInt(), both.get(1).getAsDouble());
      }
    }
    return losses;
  }

  private Map<String, DenseArray> data() {
    Map<String, DenseArray> data = new LinkedHashMap<>();
    if (json.has("data")) {
      List<String> names = placeholders();
      for (DenseArray array : Oracle.arrays(json.getAsJsonArray("data"))) {
        data.put(names.get(data.size()), array);
      }
    }
    return data;
  }

  /** The rows of a step, in turn. */
  private Map<String, DenseArray> batch(Map<String, DenseArray> data, int step) {
    Map<String, DenseArray> batch = new LinkedHashMap<>();
    data.forEach(
        (name, array) -> {
          int size = json.get("batch").getAsInt();
          batch.put(name, rows(array, step * size, size));
        });
    return batch;
  }

  private static DenseArray rows(DenseArray all, int first, int count) {
    int[] shape = all.shape().clone();
    int from = first % shape[0];
    shape[0] = count;
    int width = all.data().length / all.shape()[0];
    return new DenseArray(
        shape, Arrays.copyOfRange(all.data(), from * width, (from + count) * width));
  }

  private List<String> placeholders() {
    return script()
        .lines()
        .filter(line -> line.strip().startsWith("placeholder"))
        .map(line -> line.strip().split("\\s+")[1])
        .toList();
  }
}
