package dev.nnc.compiler.check.data;

import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.AstWalk;
import dev.nnc.compiler.type.Shape;
import java.util.List;

/** Which parts of a list of columns have a width that only the file can say. */
final class OpenWidth {
  private OpenWidth() {}

  /** The position of the only such part among others; -1 if there is none, or another number. */
  static int only(List<Ast.Expression> parts) {
    int found = -1;
    for (int i = 0; i < parts.size(); i++) {
      if (isOpen(parts.get(i))) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return parts.size() > 1 ? found : -1;
  }

  /** Whether it names columns by patterns, or from one name to another. */
  private static boolean isOpen(Ast.Expression part) {
    boolean[] open = new boolean[1];
    AstWalk.walk(
        part,
        each -> {
          if (each instanceof Ast.Call call && call.function().name().equals("columns")) {
            open[0] |= call.arguments().stream().anyMatch(a -> isText(a.value()));
          }
        });
    return open[0];
  }

  private static boolean isText(Ast.Expression value) {
    return value instanceof Ast.Text
        || (value instanceof Ast.Range range && range.from() instanceof Ast.Text);
  }

  /** How many columns a part takes. */
  static long width(Value value) {
    if (value instanceof Value.Columns columns) {
      return Math.max(1, columns.selection().width());
    }
    if (value instanceof Value.Tensor tensor) {
      Shape shape = tensor.node().type().shape();
      return shape.rank() == 2 && shape.dim(1).isFixed() ? shape.dim(1).size() : 1;
    }
    return 1;
  }
}
