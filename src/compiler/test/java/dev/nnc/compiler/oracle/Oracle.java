package dev.nnc.compiler.oracle;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnc.compiler.ir.DenseArray;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the recorded results. */
final class Oracle {
  private Oracle() {}

  static JsonObject read(String name) {
    try (InputStream in = Oracle.class.getResourceAsStream(name + ".json")) {
      return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonObject> cases(String name) {
    List<JsonObject> cases = new ArrayList<>();
    read(name).getAsJsonArray("cases").forEach(element -> cases.add(element.getAsJsonObject()));
    return cases;
  }

  static DenseArray array(JsonElement element) {
    JsonObject object = element.getAsJsonObject();
    int[] shape =
        object.getAsJsonArray("shape").asList().stream().mapToInt(JsonElement::getAsInt).toArray();
    return new DenseArray(shape, numbers(object.getAsJsonArray("data")));
  }

  static List<DenseArray> arrays(JsonArray array) {
    return array.asList().stream().map(Oracle::array).toList();
  }

  static double[] numbers(JsonArray array) {
    return array.asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }

  /** An attribute as a script writes it. */
  static String written(JsonElement value) {
    return value.toString().replace("\"", "");
  }

  static String type(String base, DenseArray array) {
    StringBuilder type = new StringBuilder(base).append('[');
    for (int i = 0; i < array.shape().length; i++) {
      type.append(i == 0 ? "" : ", ").append(array.shape()[i]);
    }
    return type.append(']').toString();
  }
}
