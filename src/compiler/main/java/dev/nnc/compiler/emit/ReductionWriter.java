package dev.nnc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.nnc.compiler.plan.Affine;
import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.plan.Kernel.Joining;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.runtime.kernel.Sums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes the statements of a reduction. Sums of real numbers keep the order of {@link Sums}; the
 * axes are some outer ones, then the reduced ones, then inner ones.
 */
final class ReductionWriter {
  /** Instructions of a sum that is written out. */
  private static final int LONGEST = 64;

  private final Kernel.Reduction kernel;
  private final Body body;
  private final Body.Store store;
  private final DType dtype;
  private final Nest nest;
  private final Point point;
  private final Names scope;
  private final List<Point.Argument> arguments;
  private final Sizes sizes;
  private final int outer;
  private final int inner;
  private final int rank;
  private final CodeBlock.Builder out = CodeBlock.builder();

  /** Names that the method's parameters have beyond the body's arguments. */
  static final String LANES = "lanes";

  static final String COLUMNS = "columns";

  ReductionWriter(
      Kernel.Reduction kernel, List<Point.Argument> arguments, Sizes sizes, Names scope) {
    this.kernel = kernel;
    this.scope = scope;
    this.arguments = arguments;
    this.sizes = sizes;
    body = kernel.body();
    store = body.stores().get(0);
    dtype = body.instructions().get(store.value()).dtype();
    nest = new Nest(body.axes(), sizes, scope);
    point = new Point(body, arguments, nest.indices(), sizes, scope);
    rank = body.axes().size();
    int first = kernel.reduced().indexOf(true);
    outer = first < 0 ? rank : first;
    inner = first < 0 ? rank : kernel.reduced().lastIndexOf(true) + 1;
  }

  /** Whether the method needs 16 partial sums in memory. */
  static boolean needsLanes(Kernel.Reduction kernel) {
    return isInnerSum(kernel) && !isShort(kernel);
  }

  /** Whether a sum is written out: few elements, as many as lanes at most, of few operations. */
  private static boolean isShort(Kernel.Reduction kernel) {
    int axis = kernel.reduced().indexOf(true);
    Dim extent = kernel.body().axes().get(axis);
    return axis == kernel.reduced().lastIndexOf(true)
        && extent.isFixed()
        && extent.size() <= Sums.LANES
        && extent.size() * kernel.body().instructions().size() <= LONGEST;
  }

  private static boolean isInnerSum(Kernel.Reduction kernel) {
    Body body = kernel.body();
    boolean real = body.instructions().get(body.stores().get(0).value()).dtype().isReal();
    int last = kernel.reduced().lastIndexOf(true);
    return kernel.joining() == Joining.SUM
        && real
        && last >= 0
        && last == kernel.reduced().size() - 1;
  }

  CodeBlock write() {
    if (needsLanes(kernel)) {
      innerSum();
    } else if (isInnerSum(kernel)) {
      shortSum();
    } else if (kernel.joining() == Joining.SUM && dtype.isReal() && outer < inner) {
      columnSums();
    } else {
      chain();
    }
    return out.build();
  }

  private boolean returns() {
    return body.arguments().get(store.argument()).form() == Body.Form.SCALAR;
  }

  private void finish(String result) {
    if (returns()) {
      out.addStatement("return $L", result);
    } else {
      out.addStatement("$L = $L", point.element(store.argument(), store.index()).code(), result);
    }
  }

  // float total = 0;
  // for (int block = 0; block < rows; block += Sums.BLOCK) {
  //   Arrays.fill(lanes, 0);
  //   int end = Math.min(rows, block + Sums.BLOCK);
  //   for (int i = block; i < end; i++) {
  //     lanes[i & 15] += x[i];
  //   }
  //   total += Sums.join(lanes);
  // }
  // return total;
  private void innerSum() {
    nest.open(out, 0, outer);
    String total = scope.variable("total");
    if (inner - outer > 1) {
      countedSum(total);
    } else if (nest.dim(outer).isFixed() && nest.dim(outer).size() <= Sums.BLOCK) {
      out.addStatement("$T.fill($L, 0)", Arrays.class, LANES);
      nest.open(out, outer, inner);
      addToLane(nest.indices().get(outer));
      nest.close(out, outer, inner);
      out.addStatement("$T $L = $T.join($L)", Types.of(dtype), total, Sums.class, LANES);
    } else {
      blockedSum(total);
    }
    finish(total);
    nest.close(out, 0, outer);
  }

  // float total = 0 + (x[i * 3] + x[i * 3 + 2] + x[i * 3 + 1]);
  private void shortSum() {
    nest.open(out, 0, outer);
    List<JavaExpr> kept = new ArrayList<>(nest.indices());
    kept.remove(outer);
    JavaExpr[] lanes = new JavaExpr[Sums.LANES];
    for (int e = 0; e < nest.dim(outer).size(); e++) {
      Body fixed = body.fix(outer, e);
      Point at = new Point(fixed, arguments, kept, sizes, scope);
      at.declare(out, Map.of());
      lanes[e] = at.value(store.value());
    }
    // The leading zero is what lanes start from: it makes a negative zero positive.
    JavaExpr sum = JavaExpr.primary("0").plus(joined(lanes));
    String total = scope.variable("total");
    out.addStatement("$T $L = $L", Types.of(dtype), total, sum.code());
    finish(total);
    nest.close(out, 0, outer);
  }

  /** As {@link Sums#join(float[])} does, without the lanes that hold nothing. */
  private static JavaExpr joined(JavaExpr[] lanes) {
    for (int half = lanes.length / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        if (lanes[i + half] != null) {
          lanes[i] = lanes[i].plusBroken(lanes[i + half]);
        }
      }
    }
    return lanes[0];
  }

  private void blockedSum(String total) {
    out.addStatement("$T $L = 0", Types.of(dtype), total);
    openBlocks("BLOCK");
    out.addStatement("$T.fill($L, 0)", Arrays.class, LANES);
    openBlock("BLOCK");
    addToLane(nest.indices().get(outer));
    out.endControlFlow();
    out.addStatement("$L += $T.join($L)", total, Sums.class, LANES);
    out.endControlFlow();
  }

  private void openBlocks(String length) {
    out.beginControlFlow(
        "for (int block = 0; block < $L; block += $T.$L)",
        nest.extent(outer).code(),
        Sums.class,
        length);
  }

  private void openBlock(String length) {
    JavaExpr extent = nest.extent(outer);
    JavaExpr index = nest.indices().get(outer);
    out.addStatement(
        "int end = $T.min($L, block + $T.$L)", Math.class, extent.code(), Sums.class, length);
    out.beginControlFlow("for (int $1L = block; $1L < end; $1L++)", index);
  }

  /** Several axes that no single index runs over: the elements are counted. */
  private void countedSum(String total) {
    String element = scope.variable("element");
    out.addStatement("$T $L = 0", Types.of(dtype), total);
    out.addStatement("int $L = 0", element);
    out.addStatement("$T.fill($L, 0)", Arrays.class, LANES);
    nest.open(out, outer, inner);
    addToLane(JavaExpr.primary(element));
    out.beginControlFlow("if (++$L % $T.BLOCK == 0)", element, Sums.class);
    out.addStatement("$L += $T.join($L)", total, Sums.class, LANES);
    out.addStatement("$T.fill($L, 0)", Arrays.class, LANES);
    out.endControlFlow();
    nest.close(out, outer, inner);
    out.addStatement("$L += $T.join($L)", total, Sums.class, LANES);
  }

  private void addToLane(JavaExpr element) {
    point.declare(out, Map.of());
    out.addStatement("$L[$L & 15] += $L", LANES, element.code(), point.value(store.value()).code());
  }

  // Arrays.fill(sums, 0, COLUMNS, 0);
  // for (int i = 0; i < rows; i++) {
  //   for (int j = 0; j < COLUMNS; j++) {
  //     sums[j] += x[i * COLUMNS + j];
  //   }
  // }
  private void columnSums() {
    nest.open(out, 0, outer);
    JavaExpr target = point.element(store.argument(), store.index());
    overColumns("$L = 0", target.code());
    if (kernel.scratch() == null) {
      nest.open(out, outer, rank);
      point.declare(out, Map.of());
      out.addStatement("$L += $L", target.code(), point.value(store.value()).code());
      nest.close(out, outer, rank);
    } else {
      blockedColumns(target);
    }
    nest.close(out, 0, outer);
  }

  // for (int block = 0; block < rows; block += Sums.ROWS) {
  //   … fill columns with 0
  //   int end = Math.min(rows, block + Sums.ROWS);
  //   for (int i = block; i < end; i++) {
  //     for (int j = 0; j < COLUMNS; j++) {
  //       columns[j] += x[i * COLUMNS + j];
  //     }
  //   }
  //   … add columns to sums
  // }
  private void blockedColumns(JavaExpr target) {
    CodeBlock column = CodeBlock.of("$L[$L]", COLUMNS, columnIndex().code());
    boolean single = inner - outer == 1;
    String row = single ? "" : scope.variable("row");
    if (single) {
      openBlocks("ROWS");
      overColumns("$L = 0", column);
      openBlock("ROWS");
    } else {
      overColumns("$L = 0", column);
      out.addStatement("int $L = 0", row);
      nest.open(out, outer, inner);
    }
    nest.open(out, inner, rank);
    point.declare(out, Map.of());
    out.addStatement("$L += $L", column, point.value(store.value()).code());
    nest.close(out, inner, rank);
    if (single) {
      out.endControlFlow();
      overColumns("$L += $L", target.code(), column);
      out.endControlFlow();
    } else {
      out.beginControlFlow("if (++$L % $T.ROWS == 0)", row, Sums.class);
      overColumns("$L += $L", target.code(), column);
      overColumns("$L = 0", column);
      out.endControlFlow();
      nest.close(out, outer, inner);
      overColumns("$L += $L", target.code(), column);
    }
  }

  private void overColumns(String format, CodeBlock... operands) {
    nest.open(out, inner, rank);
    out.addStatement(format, (Object[]) operands);
    nest.close(out, inner, rank);
  }

  /** The position among the columns alone. */
  private JavaExpr columnIndex() {
    List<Dim> strides = new ArrayList<>();
    Dim stride = Dim.ONE;
    for (int axis = rank - 1; axis >= 0; axis--) {
      strides.add(0, axis >= inner ? stride : Dim.fixed(0));
      stride = axis >= inner ? stride.times(nest.dim(axis)) : stride;
    }
    return point.index(new Affine(strides, List.of()), null);
  }

  // float max = Float.NEGATIVE_INFINITY;
  // for (int j = 0; j < COLUMNS; j++) {
  //   max = Math.max(max, x[i * COLUMNS + j]);
  // }
  private void chain() {
    nest.open(out, 0, outer);
    nest.open(out, inner, rank);
    switch (kernel.joining()) {
      case SUM -> totalled();
      case MAX -> largest();
      case ARG_MAX -> firstLargest();
    }
    nest.close(out, inner, rank);
    nest.close(out, 0, outer);
  }

  private void totalled() {
    String total = scope.variable("total");
    out.addStatement("$T $L = 0", Types.of(dtype), total);
    over(value -> out.addStatement("$L += $L", total, value.code()));
    finish(total);
  }

  private void largest() {
    String max = scope.variable("max");
    out.addStatement("$T $L = $L", Types.of(dtype), max, lowest());
    over(value -> out.addStatement("$1L = $2T.max($1L, $3L)", max, Math.class, value.code()));
    finish(max);
  }

  private void firstLargest() {
    String max = scope.variable("max");
    String best = scope.variable("best");
    String value = scope.variable("candidate");
    out.addStatement("$T $L = $L", Types.of(dtype), max, lowest());
    out.addStatement("$T $L = 0", TypeName.INT, best);
    CodeBlock index = outer < inner ? nest.indices().get(outer).code() : CodeBlock.of("0");
    over(
        expr -> {
          out.addStatement("$T $L = $L", Types.of(dtype), value, expr.code());
          out.beginControlFlow("if ($L > $L)", value, max);
          out.addStatement("$L = $L", max, value);
          out.addStatement("$L = $L", best, index);
          out.endControlFlow();
        });
    finish(best);
  }

  private void over(Consumer<JavaExpr> inside) {
    nest.open(out, outer, inner);
    point.declare(out, Map.of());
    inside.accept(point.value(store.value()));
    nest.close(out, outer, inner);
  }

  private String lowest() {
    return switch (dtype) {
      case FLOAT32 -> "Float.NEGATIVE_INFINITY";
      case FLOAT64 -> "Double.NEGATIVE_INFINITY";
      case INT32 -> "Integer.MIN_VALUE";
      case BOOL -> throw new IllegalStateException("the largest truth value");
    };
  }
}
