package dev.nnc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.plan.Instruction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the statements of a loop. */
final class LoopWriter {
  private LoopWriter() {}

  /**
   * The statements.
   *
   * @param length how many points the only axis has, where that is not for the body to say
   */
  // for (int i = 0; i < batch; i++) {
  //   y[i] = scale * (y[i] - y_[y_Offset + i]);
  // }
  static CodeBlock write(
      Body body,
      List<Point.Argument> arguments,
      @Nullable String length,
      Sizes sizes,
      Names scope) {
    CodeBlock.Builder out = CodeBlock.builder();
    Nest nest = new Nest(body.axes(), sizes, scope);
    Point point = new Point(body, arguments, nest.indices(), sizes, scope);
    if (length == null) {
      nest.openRows(out, 0, body.axes().size(), point);
    } else {
      nest.open(out, JavaExpr.primary(length));
    }
    Map<Integer, String> known = new HashMap<>();
    if (body.stores().size() > 1) {
      for (Body.Store store : body.stores()) {
        name(known, body, store, arguments.get(store.argument()).name());
      }
    }
    point.declare(out, known);
    for (Body.Store store : body.stores()) {
      String target = arguments.get(store.argument()).name();
      if (!target.equals(known.get(store.value()))) {
        assign(out, point, store);
      }
    }
    nest.close(out, 0, body.axes().size());
    return out.build();
  }

  /**
   * Several values are all computed before the first is stored, which may overwrite an operand; but
   * a number that is no operand is stored at once.
   */
  private static void name(Map<Integer, String> known, Body body, Body.Store store, String target) {
    if (isWrittenOnly(body, store.argument())) {
      known.putIfAbsent(store.value(), target);
    } else if (!(body.instructions().get(store.value()) instanceof Instruction.Literal)) {
      known.putIfAbsent(store.value(), "new/" + target.replaceAll("\\W.*", ""));
    }
  }

  private static boolean isWrittenOnly(Body body, int argument) {
    return body.arguments().get(argument).form() == Body.Form.SCALAR
        && body.instructions().stream()
            .noneMatch(
                i -> i instanceof Instruction.Scalar scalar && scalar.argument() == argument);
  }

  private static void assign(CodeBlock.Builder out, Point point, Body.Store store) {
    JavaExpr target = point.element(store.argument(), store.index());
    out.addStatement("$L $L", target.code(), point.assigned(store));
  }
}
