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
    point.declare(out, body.stores().size() == 1 ? Map.of() : storedNames(body, arguments));
    for (Body.Store store : body.stores()) {
      assign(out, point, store);
    }
    nest.close(out, 0, body.axes().size());
    return out.build();
  }

  /** Several values are all computed before the first is stored: it may overwrite an operand. */
  private static Map<Integer, String> storedNames(Body body, List<Point.Argument> arguments) {
    Map<Integer, String> names = new HashMap<>();
    for (Body.Store store : body.stores()) {
      Instruction value = body.instructions().get(store.value());
      if (!(value instanceof Instruction.Literal)) {
        String target = arguments.get(store.argument()).name().replaceAll("\\W.*", "");
        names.putIfAbsent(store.value(), "new/" + target);
      }
    }
    return names;
  }

  private static void assign(CodeBlock.Builder out, Point point, Body.Store store) {
    JavaExpr target = point.element(store.argument(), store.index());
    out.addStatement("$L $L", target.code(), point.assigned(store));
  }
}
