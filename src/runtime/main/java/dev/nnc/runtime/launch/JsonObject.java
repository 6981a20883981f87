package dev.nnc.runtime.launch;

import dev.nnc.runtime.Tensor;
import java.util.Locale;

/** Builds one line of JSON. Numbers that JSON does not have (NaN, infinity) become null. */
public final class JsonObject {
  private final StringBuilder text = new StringBuilder("{");

  public JsonObject put(String name, String value) {
    return putRaw(name, quoted(value));
  }

  public JsonObject put(String name, long value) {
    return putRaw(name, Long.toString(value));
  }

  public JsonObject put(String name, boolean value) {
    return putRaw(name, Boolean.toString(value));
  }

  public JsonObject put(String name, double value) {
    return putRaw(name, number(value));
  }

  public JsonObject put(String name, JsonObject value) {
    return putRaw(name, value.toString());
  }

  /** Puts nested arrays, or the number alone for a scalar. */
  public JsonObject put(String name, Tensor value) {
    StringBuilder array = new StringBuilder();
    append(array, value, 0, 0);
    return putRaw(name, array.toString());
  }

  private JsonObject putRaw(String name, String value) {
    text.append(text.length() == 1 ? "" : ", ").append(quoted(name)).append(": ").append(value);
    return this;
  }

  private static int append(StringBuilder array, Tensor value, int axis, int index) {
    if (axis == value.shape().size()) {
      array.append(element(value, index));
      return index + 1;
    }
    array.append('[');
    int next = index;
    for (int i = 0; i < value.shape().get(axis); i++) {
      next = append(array.append(i == 0 ? "" : ", "), value, axis + 1, next);
    }
    array.append(']');
    return next;
  }

  private static String element(Tensor value, int index) {
    return switch (value.type()) {
      case FLOAT32 ->
          Float.isFinite(value.floats()[index]) ? Float.toString(value.floats()[index]) : "null";
      case FLOAT64 -> number(value.doubles()[index]);
      case INT32 -> Integer.toString(value.ints()[index]);
      case BOOL -> Boolean.toString(value.booleans()[index]);
    };
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "null";
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** The object, on one line. */
  @Override
  public String toString() {
    return text + "}";
  }
}
