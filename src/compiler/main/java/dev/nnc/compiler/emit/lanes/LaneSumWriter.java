package dev.nnc.compiler.emit.lanes;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.emit.loop.InnerSumWriter;
import dev.nnc.compiler.emit.loop.Point;
import dev.nnc.compiler.emit.loop.Reduction;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.type.Dim;
import dev.nnc.runtime.kernel.Sums;
import java.util.List;

/** Writes sums of real numbers along the last axis in lanes, in the order of {@link Sums}. */
public final class LaneSumWriter extends Reduction {
  private final LaneBody lanes;
  private final String lane;

  public LaneSumWriter(
      LaneBody lanes,
      Kernel.Reduction kernel,
      List<Point.Argument> arguments,
      Sizes sizes,
      Names scope) {
    super(kernel, arguments, sizes, scope);
    this.lanes = lanes;
    lane = scope.variable("lane");
  }

  /** Whether it is such a sum, over more elements than one for each lane. */
  public static boolean takes(Kernel.Reduction kernel) {
    int last = kernel.reduced().size() - 1;
    return InnerSumWriter.takes(kernel) && kernel.reduced().indexOf(true) == last;
  }

  @Override
  protected void write() {
    nest.open(out, 0, outer);
    point.declareRows(out);
    Dim extent = nest.dim(outer);
    if (!extent.isFixed() || extent.size() > Sums.BLOCK) {
      blockedSum();
    } else {
      elements(JavaExpr.primary("0"), nest.extent(outer), lanes.isWhole());
      finish(CodeBlock.of("$T.join($L)", Sums.class, InnerSumWriter.LANES));
    }
    nest.close(out, 0, outer);
  }

  // float total = 0;
  // for (int block = 0; block < rows; block += Sums.BLOCK) {
  //   int end = Math.min(rows, block + Sums.BLOCK);
  //   …
  //   total += Sums.join(lanes);
  // }
  private void blockedSum() {
    String total = scope.variable("total");
    out.addStatement("$T $L = 0", Types.of(dtype), total);
    nest.openBlocks(out, outer, "BLOCK");
    nest.declareEnd(out, outer, "BLOCK");
    elements(JavaExpr.primary("block"), JavaExpr.primary("end"), false);
    out.addStatement("$L += $T.join($L)", total, Sums.class, InnerSumWriter.LANES);
    out.endControlFlow();
    finish(CodeBlock.of("$L", total));
  }

  // for (int lane = 0; lane < Sums.LANES; lane += FloatLanes.LENGTH) {
  //   FloatVector sum = FloatVector.broadcast(FloatLanes.SPECIES, 0);
  //   for (int j = lane; j < bound; j += Sums.LANES) {
  //     sum = sum.add(FloatVector.fromArray(FloatLanes.SPECIES, x, row + j));
  //   }
  //   sum.intoArray(lanes, lane);
  // }
  // for (int j = bound; j < WIDTH; j++) {
  //   lanes[j & 15] += x[row + j];
  // }
  private void elements(JavaExpr from, JavaExpr to, boolean whole) {
    String sum = scope.variable("sum");
    LanePoint many = new LanePoint(lanes, point, scope);
    many.declareUniform(out);
    LaneAxis axis =
        new LaneAxis(LaneTypes.lanes(dtype), nest.indices().get(outer), to, whole, scope);
    axis.declareBound(out, from);
    LaneAxis.openGroups(out, LaneTypes.lanes(dtype), lane);
    CodeBlock zero = LaneTypes.broadcast(dtype, CodeBlock.of("0"));
    out.addStatement("$T $L = $L", many.type(dtype), sum, zero);
    axis.openGroup(
        out, from.toString().equals("0") ? lane : from.plus(JavaExpr.primary(lane)).toString());
    many.declare(out, Point.Named.NOTHING);
    out.addStatement("$1L = $1L.add($2L)", sum, many.vector(store.value()));
    out.endControlFlow();
    out.addStatement("$L.intoArray($L, $L)", sum, InnerSumWriter.LANES, lane);
    out.endControlFlow();
    if (axis.leavesSome()) {
      axis.openRest(out);
      rest(point.again());
      out.endControlFlow();
    }
  }

  private void rest(Point single) {
    single.declare(out, Point.Named.NOTHING);
    out.addStatement(
        "$L[$L & 15] += $L",
        InnerSumWriter.LANES,
        nest.indices().get(outer),
        single.value(store.value()).code());
  }
}
