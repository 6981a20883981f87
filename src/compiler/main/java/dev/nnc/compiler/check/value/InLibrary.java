package dev.nnc.compiler.check.value;

import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.List;
import java.util.stream.Collectors;

/** Words a mistake inside a definition of the library in terms of the user's call. */
final class InLibrary {
  private InLibrary() {}

  /** {@code cannot compute `mse` of float[batch, 1] and float[batch]}. */
  static String message(Diagnostic diagnostic, CallStack.Frame call) {
    List<TensorType> types = types(call);
    if (!diagnostic.message().startsWith("cannot ") || types.isEmpty()) {
      return diagnostic.message();
    }
    String given = types.stream().map(TensorType::toString).collect(Collectors.joining(" and "));
    return "cannot compute `" + call.name() + "` of " + given;
  }

  private static List<TensorType> types(CallStack.Frame call) {
    return call.arguments().stream()
        .filter(argument -> argument.value() instanceof Value.Tensor)
        .map(argument -> ((Value.Tensor) argument.value()).node().type())
        .toList();
  }

  static List<String> helps(Diagnostic diagnostic, CallStack.Frame call) {
    List<TensorType> types = types(call);
    boolean classes =
        diagnostic.code() == Code.SHAPE_MISMATCH
            && types.size() == 2
            && types.get(1).dtype() == DType.INT32
            && isColumn(types.get(0).shape(), types.get(1).shape());
    if (!classes) {
      return diagnostic.helps();
    }
    String text = call.arguments().get(1).span().text();
    int axis = types.get(1).shape().rank() - 1;
    return List.of(
        "class numbers have no dimension of their own: declare `"
            + text
            + " : "
            + types.get(1).with(types.get(1).shape().part(0, axis))
            + "`, or write squeeze("
            + text
            + ", axis = "
            + axis
            + ")");
  }

  /** Whether labels are [rows, 1] for scores of [rows, n]. */
  private static boolean isColumn(Shape scores, Shape labels) {
    int last = scores.rank() - 1;
    return last >= 0 && labels.equals(scores.part(0, last).plus(Shape.of(Dim.ONE)));
  }
}
