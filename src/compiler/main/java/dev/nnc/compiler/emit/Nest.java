package dev.nnc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.ops.JavaForm;
import dev.nnc.compiler.type.Dim;
import java.util.ArrayList;
import java.util.List;

/** Opens and closes nested loops over axes, {@code for (int i = 0; i < batch; i++)}. */
final class Nest {
  private static final String LETTERS = "ijklpqrstuvw";

  private final Sizes sizes;
  private final List<Dim> axes;
  private final List<JavaExpr> indices = new ArrayList<>();

  Nest(List<Dim> axes, Sizes sizes, Names scope) {
    this.axes = axes;
    this.sizes = sizes;
    for (int axis = 0; axis < axes.size(); axis++) {
      String letter = LETTERS.substring(axis % LETTERS.length(), axis % LETTERS.length() + 1);
      indices.add(JavaExpr.primary(scope.variable(letter)));
    }
  }

  List<JavaExpr> indices() {
    return indices;
  }

  // for (int i = 0; i < ROWS; i++) {
  //   for (int j = 0; j < COLUMNS; j++) {
  void open(CodeBlock.Builder out, int from, int to) {
    for (int axis = from; axis < to; axis++) {
      JavaExpr index = indices.get(axis);
      CodeBlock extent = sizes.expr(axes.get(axis)).at(JavaForm.ADDITIVE);
      out.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", index, extent);
    }
  }

  void close(CodeBlock.Builder out, int from, int to) {
    for (int axis = from; axis < to; axis++) {
      out.endControlFlow();
    }
  }

  JavaExpr extent(int axis) {
    return sizes.expr(axes.get(axis));
  }

  Dim dim(int axis) {
    return axes.get(axis);
  }
}
