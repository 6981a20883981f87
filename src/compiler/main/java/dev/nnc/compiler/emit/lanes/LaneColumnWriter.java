package dev.nnc.compiler.emit.lanes;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.loop.ColumnSumWriter;
import dev.nnc.compiler.emit.loop.Point;
import dev.nnc.compiler.plan.Affine;
import dev.nnc.compiler.plan.Kernel;
import java.util.List;
import java.util.function.Consumer;

/** Writes column sums whose columns run in lanes. */
public final class LaneColumnWriter extends ColumnSumWriter {
  private final LaneBody lanes;

  public LaneColumnWriter(
      LaneBody lanes,
      Kernel.Reduction kernel,
      List<Point.Argument> arguments,
      Sizes sizes,
      Names scope) {
    super(kernel, arguments, sizes, scope);
    this.lanes = lanes;
  }

  /** Whether the last axis is no sum, but columns side by side. */
  public static boolean takes(Kernel.Reduction kernel) {
    int last = kernel.reduced().size() - 1;
    return kernel.joining() == Kernel.Joining.SUM
        && kernel.reduced().contains(true)
        && !kernel.reduced().get(last);
  }

  // for (int j = 0; j < bound; j += FloatLanes.LENGTH) {
  //   FloatVector.fromArray(FloatLanes.SPECIES, columns, j)
  //       .add(FloatVector.fromArray(FloatLanes.SPECIES, x, row + j))
  //       .intoArray(columns, j);
  // }
  // for (int j = bound; j < WIDTH; j++) {
  //   columns[j] += x[row + j];
  // }
  @Override
  protected void addRow(String array, Affine index) {
    overLanes(
        many -> {
          many.declare(out, Point.Named.NOTHING);
          add(array, at(array, index), many.vector(store.value()));
        },
        single -> {
          single.declare(out, Point.Named.NOTHING);
          CodeBlock value = single.value(store.value()).code();
          out.addStatement("$L[$L] += $L", array, at(array, index), value);
        });
  }

  @Override
  protected void addRows() {
    overLanes(
        many -> {
          many.declare(out, named());
          kernel.totals().forEach(s -> add(COLUMNS, sum(s).code(), many.vector(s.value())));
          kernel.elements().forEach(element -> many.store(out, element));
        },
        this::addPoint);
  }

  private void add(String array, CodeBlock at, CodeBlock value) {
    CodeBlock sums = LaneTypes.load(dtype, dtype, array, at);
    out.addStatement("$L.add($L).intoArray($L,$W$L)", sums, value, array, at);
  }

  /** A row: many columns at a time, and those that are left over. */
  private void overLanes(Consumer<LanePoint> lane, Consumer<Point> rest) {
    ClassName species = LaneTypes.lanes(dtype);
    nest.open(out, inner, rank - 1);
    point.declareRows(out);
    LanePoint many = new LanePoint(lanes, point, scope);
    many.declareUniform(out);
    LaneAxis axis =
        new LaneAxis(
            species, nest.indices().get(rank - 1), nest.extent(rank - 1), lanes.isWhole(), scope);
    axis.declareBound(out);
    axis.openLanes(out);
    lane.accept(many);
    out.endControlFlow();
    if (axis.leavesSome()) {
      axis.openRest(out);
      rest.accept(point.again());
      out.endControlFlow();
    }
    nest.close(out, inner, rank - 1);
  }
}
