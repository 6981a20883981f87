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
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole trainings from their scripts against recorded losses and final weights. */
class TrainingTest {
  @ParameterizedTest
  @EnumSource(Engine.class)
  void trainings(Engine engine, TestReporter reporter) {
    int ran = 0;
    for (JsonObject json : Oracle.cases("trainings")) {
      run(engine, json);
      ran++;
    }
    Oracle.requireAll("trainings", engine, ran, reporter);
  }

  private static int steps(JsonObject json) {
    return json.has("steps") ? json.get("steps").getAsInt() : 400;
  }

  private static void run(Engine engine, JsonObject json) {
    String name = json.get("name").getAsString();
    Stepper stepper = engine.stepper(script(name), 1);
    assign(stepper, json.getAsJsonObject("initial"));
    Map<Integer, Double> losses = losses(json);
    Map<String, DenseArray> data = data(json);
    double bound = engine.trajectory();
    for (int step = 0; step < steps(json); step++) {
      if (json.has("path") && step % 20 == 0) {
        checkPath(engine, stepper, json.getAsJsonArray("path"), step / 20);
      }
      double loss = stepper.step(batch(json, data, step));
      Double expected = losses.get(step);
      if (expected != null) {
        Close.assertClose(
            name + " loss " + step, DenseArray.scalar(loss), DenseArray.scalar(expected), bound);
      }
    }
    checkFinal(stepper, name, json.getAsJsonObject("final"), bound);
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

  private static Map<Integer, Double> losses(JsonObject json) {
    Map<Integer, Double> losses = new LinkedHashMap<>();
    if (json.has("losses")) {
      for (JsonElement pair : json.getAsJsonArray("losses")) {
        JsonArray both = pair.getAsJsonArray();
        losses.put(both.get(0).getAsInt(), both.get(1).getAsDouble());
      }
    }
    return losses;
  }

  private static Map<String, DenseArray> data(JsonObject json) {
    Map<String, DenseArray> data = new LinkedHashMap<>();
    if (json.has("data")) {
      List<String> names = placeholders(json.get("name").getAsString());
      for (DenseArray array : Oracle.arrays(json.getAsJsonArray("data"))) {
        data.put(names.get(data.size()), array);
      }
    }
    return data;
  }

  /** The rows of a step, in turn. */
  private static Map<String, DenseArray> batch(
      JsonObject json, Map<String, DenseArray> data, int step) {
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

  private static List<String> placeholders(String name) {
    return script(name)
        .lines()
        .filter(line -> line.strip().startsWith("placeholder"))
        .map(line -> line.strip().split("\\s+")[1])
        .toList();
  }

  private static String script(String name) {
    try (InputStream in = TrainingTest.class.getResourceAsStream("trainings/" + name + ".nn")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
