package dev.nnc.compiler.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.type.Dim;
import dev.nnc.runtime.kernel.Sums;
import java.util.Arrays;
import java.util.List;

/** Writes sums of real numbers along the last axes, in the order of {@link Sums}. */
public final class InnerSumWriter extends Reduction {
  /** The parameter that holds the 16 partial sums. */
  public static final String LANES = "lanes";

  public InnerSumWriter(
      Kernel.Reduction kernel, List<Point.Argument> arguments, Sizes sizes, Names scope) {
    super(kernel, arguments, sizes, scope);
  }

  /** Whether it is such a sum. */
  public static boolean takes(Kernel.Reduction kernel) {
    Body body = kernel.body();
    boolean real = body.instructions().get(body.stores().get(0).value()).dtype().isReal();
    int last = kernel.reduced().lastIndexOf(true);
    return kernel.joining() == Kernel.Joining.SUM
        && real
        && last >= 0
        && last == kernel.reduced().size() - 1;
  }

  @Override
  protected void write() {
    nest.open(out, 0, outer);
    Dim extent = nest.dim(outer);
    if (inner - outer > 1) {
      countedSum();
    } else if (!extent.isFixed() || extent.size() > Sums.BLOCK) {
      blockedSum();
    } else if (extent.size() > 0 && extent.size() <= Sums.LANES) {
      shortSum();
    } else {
      singleBlock();
    }
    nest.close(out, 0, outer);
  }

  // for (int j = 0; j < WIDTH; j++) {
  //   lanes[j] = x[row + j];
  // }
  // sums[i] = Sums.join(lanes, WIDTH);
  private void shortSum() {
    nest.openRows(out, outer, inner, point);
    CodeBlock value = value();
    out.addStatement("$L[$L] = $L", LANES, nest.indices().get(outer), value);
    closeRow();
    finish(CodeBlock.of("$T.join($L, $L)", Sums.class, LANES, nest.extent(outer).code()));
  }

  // Arrays.fill(lanes, 0);
  // for (int j = 0; j < WIDTH; j++) {
  //   lanes[j & 15] += x[row + j];
  // }
  // sums[i] = Sums.join(lanes);
  private void singleBlock() {
    clear();
    nest.openRows(out, outer, inner, point);
    addToLane(nest.indices().get(outer));
    closeRow();
    finish(CodeBlock.of("$T.join($L)", Sums.class, LANES));
  }

  private void closeRow() {
    nest.close(out, outer, inner);
    point.forgetRows();
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
  private void blockedSum() {
    String total = scope.variable("total");
    out.addStatement("$T $L = 0", Types.of(dtype), total);
    point.declareRows(out);
    nest.openBlocks(out, outer, "BLOCK");
    clear();
    nest.openBlock(out, outer, "BLOCK");
    addToLane(nest.indices().get(outer));
    out.endControlFlow();
    out.addStatement("$L += $T.join($L)", total, Sums.class, LANES);
    out.endControlFlow();
    point.forgetRows();
    finish(CodeBlock.of("$L", total));
  }

  /** Several axes that no single index runs over: the elements are counted. */
  private void countedSum() {
    String total = scope.variable("total");
    String element = scope.variable("element");
    out.addStatement("$T $L = 0", Types.of(dtype), total);
    out.addStatement("int $L = 0", element);
    clear();
    nest.openRows(out, outer, inner, point);
    addToLane(JavaExpr.primary(element));
    out.beginControlFlow("if (++$L % $T.BLOCK == 0)", element, Sums.class);
    out.addStatement("$L += $T.join($L)", total, Sums.class, LANES);
    clear();
    out.endControlFlow();
    closeRow();
    out.addStatement("$L += $T.join($L)", total, Sums.class, LANES);
    finish(CodeBlock.of("$L", total));
  }

  private void clear() {
    out.addStatement("$T.fill($L, 0)", Arrays.class, LANES);
  }

  private void addToLane(JavaExpr element) {
    CodeBlock value = value();
    out.addStatement("$L[$L & 15] += $L", LANES, element.code(), value);
  }
}
