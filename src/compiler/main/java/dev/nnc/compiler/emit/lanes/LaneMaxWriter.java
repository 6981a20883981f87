package dev.nnc.compiler.emit.lanes;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.emit.loop.Point;
import dev.nnc.compiler.emit.loop.Reduction;
import dev.nnc.compiler.plan.Kernel;
import java.util.List;

/** Writes the largest along the last axis in lanes. */
public final class LaneMaxWriter extends Reduction {
  private final LaneBody lanes;

  public LaneMaxWriter(
      LaneBody lanes,
      Kernel.Reduction kernel,
      List<Point.Argument> arguments,
      Sizes sizes,
      Names scope) {
    super(kernel, arguments, sizes, scope);
    this.lanes = lanes;
  }

  public static boolean takes(Kernel.Reduction kernel) {
    int last = kernel.reduced().size() - 1;
    return kernel.joining() == Kernel.Joining.MAX && kernel.reduced().indexOf(true) == last;
  }

  // FloatVector largest = FloatVector.broadcast(FloatLanes.SPECIES, Float.NEGATIVE_INFINITY);
  // for (int j = 0; j < bound; j += FloatLanes.LENGTH) {
  //   largest = largest.max(FloatVector.fromArray(FloatLanes.SPECIES, x, row + j));
  // }
  // float max = largest.reduceLanes(VectorOperators.MAX);
  // for (int j = bound; j < WIDTH; j++) {
  //   max = Math.max(max, x[row + j]);
  // }
  // tops[i] = max;
  @Override
  protected void write() {
    ClassName species = LaneTypes.lanes(dtype);
    String largest = scope.variable("largest");
    String max = scope.variable("max");
    nest.open(out, 0, outer);
    point.declareRows(out);
    LanePoint many = new LanePoint(lanes, point, scope);
    many.declareUniform(out);
    LaneAxis axis =
        new LaneAxis(
            species, nest.indices().get(outer), nest.extent(outer), lanes.isWhole(), scope);
    axis.declareBound(out);
    CodeBlock lowest = CodeBlock.of("$T.NEGATIVE_INFINITY", Types.of(dtype).box());
    out.addStatement("$T $L =$W$L", many.type(dtype), largest, LaneTypes.broadcast(dtype, lowest));
    axis.openLanes(out);
    many.declare(out, Point.Named.NOTHING);
    out.addStatement("$1L = $1L.max($2L)", largest, many.vector(store.value()));
    out.endControlFlow();
    out.addStatement(
        "$T $L = $L.reduceLanes($T.MAX)", Types.of(dtype), max, largest, LaneTypes.OPERATORS);
    if (axis.leavesSome()) {
      axis.openRest(out);
      Point single = point.again();
      single.declare(out, Point.Named.NOTHING);
      CodeBlock value = single.value(store.value()).code();
      out.addStatement("$1L = $2T.max($1L, $3L)", max, Math.class, value);
      out.endControlFlow();
    }
    finish(CodeBlock.of("$L", max));
    nest.close(out, 0, outer);
  }
}
