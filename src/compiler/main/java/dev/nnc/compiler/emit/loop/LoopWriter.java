package dev.nnc.compiler.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.plan.Instruction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the statements of a loop. */
public final class LoopWriter {
  private LoopWriter() {}

  /**
   * The statements.
   *
   * @param length how many points the only axis has, where that is not for the body to say
   */
  // for (int i = 0; i < batch; i++) {
  //   y[i] = scale * (y[i] - y_[y_Offset + i]);
  // }
  public static CodeBlock write(
      Body body,
      List<Point.Argument> arguments,
      @Nullable String length,
      Sizes sizes,
      Names scope) {
    CodeBlock.Builder out = CodeBlock.builder();
    Nest nest = new Nest(body, sizes, scope);
    if (body.isOnTiles()) {
      Tile.declareOrigin(out);
    }
    Point point = new Point(body, arguments, nest.indices(), sizes, scope);
    if (length == null) {
      nest.openRows(out, 0, body.axes().size(), point);
    } else {
      nest.open(out, JavaExpr.primary(length));
    }
    writePoint(out, body, arguments, point);
    nest.close(out, 0, body.axes().size());
    return out.build();
  }

  /** What is done inside the loop. */
  public static void writePoint(
      CodeBlock.Builder out, Body body, List<Point.Argument> arguments, Point point) {
    Point.Named named = named(body, arguments);
    point.declare(out, named);
    for (Body.Store store : body.stores()) {
      Point.Argument target = arguments.get(store.argument());
      if (!target.isLocal() && !target.name().equals(named.numbers().get(store.value()))) {
        assign(out, point, store);
      }
    }
  }

  /**
   * Several values are all computed before the first is stored, which may overwrite an operand; but
   * a number that is no operand is stored at once.
   */
  public static Point.Named named(Body body, List<Point.Argument> arguments) {
    if (body.stores().size() == 1) {
      return Point.Named.NOTHING;
    }
    Map<Integer, String> variables = new HashMap<>();
    Map<Integer, String> numbers = new HashMap<>();
    for (Body.Store store : body.stores()) {
      String target = arguments.get(store.argument()).name();
      boolean known = variables.containsKey(store.value()) || numbers.containsKey(store.value());
      if (known) {
        continue;
      }
      if (arguments.get(store.argument()).isLocal()) {
        variables.put(store.value(), target);
      } else if (isWrittenOnly(body, store.argument())) {
        numbers.put(store.value(), target);
      } else if (!(body.instructions().get(store.value()) instanceof Instruction.Literal)) {
        variables.put(store.value(), "new/" + target.replaceAll("\\W.*", ""));
      }
    }
    return new Point.Named(variables, numbers);
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
