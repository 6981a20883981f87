package dev.nnc.compiler.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.ops.JavaForm;
import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.type.Dim;
import dev.nnc.runtime.kernel.Sums;
import java.util.ArrayList;
import java.util.List;

/** Opens and closes nested loops over axes, {@code for (int i = 0; i < batch; i++)}. */
public final class Nest {
  private static final String LETTERS = "ijklpqrstuvw";
  private static final JavaExpr ZERO = JavaExpr.primary("0");

  private final Sizes sizes;
  private final List<Dim> axes;
  private final List<JavaExpr> indices = new ArrayList<>();
  private final boolean onTile;
  private final boolean byRows;

  /** The loops of a body. */
  public Nest(Body body, Sizes sizes, Names scope) {
    axes = body.axes();
    this.sizes = sizes;
    onTile = body.isOnTiles();
    byRows = body.byRows();
    for (int axis = 0; axis < axes.size(); axis++) {
      String letter = LETTERS.substring(axis % LETTERS.length(), axis % LETTERS.length() + 1);
      indices.add(JavaExpr.primary(scope.variable(letter)));
    }
  }

  public List<JavaExpr> indices() {
    return indices;
  }

  // for (int i = 0; i < ROWS; i++) {
  //   for (int j = 0; j < COLUMNS; j++) {
  public void open(CodeBlock.Builder out, int from, int to) {
    for (int axis = from; axis < to; axis++) {
      open(out, indices.get(axis), start(axis), end(axis));
    }
  }

  // for (int i = 0; i < w.length; i++) {
  public void open(CodeBlock.Builder out, JavaExpr extent) {
    open(out, indices.get(0), ZERO, extent);
  }

  private static void open(CodeBlock.Builder out, JavaExpr index, JavaExpr start, JavaExpr end) {
    out.beginControlFlow(
        "for (int $1L = $2L; $1L < $3L; $1L++)", index, start.code(), end.at(JavaForm.ADDITIVE));
  }

  /** Where a loop over an axis begins. */
  public JavaExpr start(int axis) {
    if (byRows && axis == 0) {
      return JavaExpr.primary(Band.FROM);
    }
    return onTile ? JavaExpr.primary(axis == 0 ? Tile.ROW : Tile.COLUMN) : ZERO;
  }

  /** What an index of an axis is below. */
  public JavaExpr end(int axis) {
    if (byRows && axis == 0) {
      return JavaExpr.primary(Band.TO);
    }
    if (!onTile) {
      return extent(axis);
    }
    JavaExpr count = JavaExpr.primary(axis == 0 ? Tile.ROWS : Tile.COLUMNS);
    return start(axis).plus(count);
  }

  // for (int i = 0; i < ROWS; i++) {
  //   int row = i * COLUMNS;
  //   for (int j = 0; j < COLUMNS; j++) {
  void openRows(CodeBlock.Builder out, int from, int to, Point point) {
    boolean complete = to == axes.size() && from < to;
    open(out, from, complete ? to - 1 : to);
    if (complete) {
      point.declareRows(out);
      open(out, to - 1, to);
    }
  }

  public void close(CodeBlock.Builder out, int from, int to) {
    for (int axis = from; axis < to; axis++) {
      out.endControlFlow();
    }
  }

  // for (int block = 0; block < rows; block += Sums.ROWS) {
  public void openBlocks(CodeBlock.Builder out, int axis, String length) {
    out.beginControlFlow(
        "for (int block = 0; block < $L; block += $T.$L)", extent(axis).code(), Sums.class, length);
  }

  // int end = Math.min(rows, block + Sums.ROWS);
  // for (int i = block; i < end; i++) {
  void openBlock(CodeBlock.Builder out, int axis, String length) {
    declareEnd(out, axis, length);
    out.beginControlFlow("for (int $1L = block; $1L < end; $1L++)", indices.get(axis));
  }

  public void declareEnd(CodeBlock.Builder out, int axis, String length) {
    out.addStatement(
        "int end = $T.min($L, block + $T.$L)", Math.class, extent(axis).code(), Sums.class, length);
  }

  /** How many points neighbouring axes have. */
  public JavaExpr extent(int from, int to) {
    return axes.subList(from, to).stream()
        .filter(axis -> !axis.isOne())
        .map(sizes::expr)
        .reduce(JavaExpr::times)
        .orElseGet(() -> JavaExpr.primary("1"));
  }

  public JavaExpr extent(int axis) {
    return sizes.expr(axes.get(axis));
  }

  public Dim dim(int axis) {
    return axes.get(axis);
  }
}
