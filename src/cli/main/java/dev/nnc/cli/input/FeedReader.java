package dev.nnc.cli.input;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.IoProblems;
import dev.nnc.runtime.file.Npy;
import dev.nnc.runtime.session.Signature;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes tensors of what {@code --feed} says. */
public final class FeedReader {
  private static final TypeAdapter<JsonElement> JSON =
      new com.google.gson.Gson().getAdapter(JsonElement.class);

  private final Signature placeholder;
  private final List<Integer> shape = new ArrayList<>();
  private final List<JsonPrimitive> elements = new ArrayList<>();

  private FeedReader(Signature placeholder) {
    this.placeholder = placeholder;
  }

  /**
   * A value for a placeholder.
   *
   * @param text JSON, or {@code @} and a file of JSON or NumPy
   * @throws UserException if the text or file is malformed, or its elements are of another type
   */
  public static Tensor read(Signature placeholder, String text) {
    if (!text.startsWith("@")) {
      return new FeedReader(placeholder).json(text);
    }
    if (text.length() == 1) {
      throw new FeedReader(placeholder).wrong("names no file behind @", null);
    }
    Path file = Path.of(text.substring(1));
    if (text.endsWith(".json")) {
      return new FeedReader(placeholder).json(content(file));
    }
    Tensor value = Npy.read(file);
    return value.type() == ElementType.INT32 ? toReal(value, placeholder.type()) : value;
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw IoProblems.reading(file, unreadable);
    }
  }

  /** Files of whole numbers are welcome where real ones are needed. */
  private static Tensor toReal(Tensor value, ElementType type) {
    if (type != ElementType.FLOAT32 && type != ElementType.FLOAT64) {
      return value;
    }
    double[] data = new double[value.size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = value.at(i);
    }
    return Tensor.of(value.shape(), data);
  }

  private Tensor json(String text) {
    JsonElement value = parsed(text);
    for (JsonElement e = value; e instanceof JsonArray array; e = array.get(0)) {
      shape.add(array.size());
      if (array.isEmpty()) {
        break;
      }
    }
    collect(value, 0);
    return tensor();
  }

  private JsonElement parsed(String text) {
    try {
      JsonReader reader = new JsonReader(new StringReader(text));
      reader.setStrictness(Strictness.STRICT);
      JsonElement value = JSON.read(reader);
      if (reader.peek() == JsonToken.END_DOCUMENT) {
        return value;
      }
    } catch (IOException | JsonParseException | IllegalStateException malformed) {
      throw wrong("is not JSON", malformed);
    }
    throw wrong("has something behind its end", null);
  }

  private void collect(JsonElement value, int axis) {
    if (value instanceof JsonPrimitive element && axis == shape.size()) {
      elements.add(element);
    } else if (value instanceof JsonArray array
        && axis < shape.size()
        && array.size() == shape.get(axis)) {
      array.forEach(each -> collect(each, axis + 1));
    } else {
      throw wrong("is not an array of equal rows of " + elementName() + "s", null);
    }
  }

  private Tensor tensor() {
    Tensor tensor = Tensor.zeros(placeholder.type(), shape);
    for (int i = 0; i < elements.size(); i++) {
      JsonPrimitive element = elements.get(i);
      try {
        set(tensor, i, element);
        requireFinite(tensor.at(i), element);
      } catch (ArithmeticException | NumberFormatException otherType) {
        throw wrong("holds " + element + ", which is not " + article() + elementName(), otherType);
      }
    }
    return tensor;
  }

  private static void set(Tensor tensor, int index, JsonPrimitive element) {
    if (element.isBoolean() != (tensor.type() == ElementType.BOOL) || element.isString()) {
      throw new NumberFormatException(element.toString());
    }
    switch (tensor.type()) {
      case FLOAT32 -> tensor.floats()[index] = Float.parseFloat(element.getAsString());
      case FLOAT64 -> tensor.doubles()[index] = Double.parseDouble(element.getAsString());
      case INT32 -> tensor.ints()[index] = element.getAsBigDecimal().intValueExact();
      case BOOL -> tensor.booleans()[index] = element.getAsBoolean();
    }
  }

  private void requireFinite(double value, JsonPrimitive element) {
    if (Double.isInfinite(value)) {
      String most = placeholder.type() == ElementType.FLOAT32 ? "3.4e38" : "1.8e308";
      throw wrong("holds " + element + ", which is too large: numbers go up to " + most, null);
    }
  }

  private String elementName() {
    return switch (placeholder.type()) {
      case FLOAT32, FLOAT64 -> "number";
      case INT32 -> "int";
      case BOOL -> "truth value";
    };
  }

  private String article() {
    return placeholder.type() == ElementType.INT32 ? "an " : "a ";
  }

  private UserException wrong(String what, @org.jspecify.annotations.Nullable Throwable cause) {
    return new UserException(
        "what is fed for `" + placeholder.name() + "` " + what,
        "`" + placeholder.name() + "` is " + placeholder.typeText() + ", such as " + example(),
        cause);
  }

  private String example() {
    String element = placeholder.type() == ElementType.BOOL ? "true" : "1";
    int rank = placeholder.axes().size();
    return "[".repeat(rank) + element + "]".repeat(rank);
  }
}
