package dev.nnc.compiler.check.value;

import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in a message what a value is. */
public final class Describe {
  private Describe() {}

  public static String of(Value value) {
    if (value instanceof Value.Tensor tensor) {
      return type(tensor.node().type());
    }
    if (value instanceof Value.Number number) {
      return "the number " + number(number);
    }
    if (value instanceof Value.Truth truth) {
      return String.valueOf(truth.value());
    }
    if (value instanceof Value.Text text) {
      return "the text \"" + text.value() + "\"";
    }
    if (value instanceof Value.Dimension dimension) {
      return "the dimension " + dimension.dim();
    }
    if (value instanceof Value.Duration duration) {
      return "a duration in " + duration.unit().name().toLowerCase(Locale.ROOT);
    }
    if (value instanceof Value.Items items) {
      return items.elements().stream()
          .map(each -> each instanceof Value.Number n ? number(n) : of(each))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Value.Results results) {
      return results.values().size() + " results";
    }
    if (value instanceof Value.Partial partial) {
      return "a call of `" + partial.name() + "` that lacks `" + partial.missing() + "`";
    }
    if (value instanceof Value.Function function) {
      return "the function `" + function.name() + "`";
    }
    if (value instanceof Value.Optimizer) {
      return "an optimizer";
    }
    if (value instanceof Value.Columns) {
      return "columns";
    }
    return value instanceof Value.None ? "none" : "a range";
  }

  /** A type as scripts write it. */
  static String type(TensorType type) {
    return type.toString();
  }

  public static String number(Value.Number number) {
    return number.integer() ? number(number.value()) : String.valueOf(number.value());
  }

  /** As scripts write it: whole numbers without a point. */
  public static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }

  static String dtype(DType dtype) {
    return dtype.keyword();
  }
}
