package dev.nnc.compiler.emit.loop;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.plan.Kernel;
import java.util.List;
import java.util.function.Consumer;

/** Writes reductions that take one element after the other: largest ones, sums of whole numbers. */
public final class ChainWriter extends Reduction {
  public ChainWriter(
      Kernel.Reduction kernel, List<Point.Argument> arguments, Sizes sizes, Names scope) {
    super(kernel, arguments, sizes, scope);
  }

  // float max = Float.NEGATIVE_INFINITY;
  // for (int j = 0; j < COLUMNS; j++) {
  //   max = Math.max(max, x[row + j]);
  // }
  @Override
  protected void write() {
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
    over(value -> out.addStatement("$L += $L", total, value));
    finish(CodeBlock.of("$L", total));
  }

  private void largest() {
    String max = scope.variable("max");
    out.addStatement("$T $L = $L", Types.of(dtype), max, lowest());
    over(value -> out.addStatement("$1L = $2T.max($1L, $3L)", max, Math.class, value));
    finish(CodeBlock.of("$L", max));
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
          out.addStatement("$T $L = $L", Types.of(dtype), value, expr);
          out.beginControlFlow("if ($L)", beats(value, max));
          out.addStatement("$L = $L", max, value);
          out.addStatement("$L = $L", best, index);
          out.endControlFlow();
        });
    finish(CodeBlock.of("$L", best));
  }

  // candidate > max || Float.isNaN(candidate) && !Float.isNaN(max)
  private CodeBlock beats(String candidate, String max) {
    CodeBlock greater = CodeBlock.of("$L > $L", candidate, max);
    return dtype.isReal()
        ? CodeBlock.of(
            "$1L || $2T.isNaN($3L) && !$2T.isNaN($4L)",
            greater,
            Types.of(dtype).box(),
            candidate,
            max)
        : greater;
  }

  private void over(Consumer<CodeBlock> inside) {
    nest.openRows(out, outer, inner, point);
    inside.accept(value());
    nest.close(out, outer, inner);
    point.forgetRows();
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
