package dev.nnc.compiler.emit.routine;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.lanes.LaneBody;
import dev.nnc.compiler.emit.lanes.LaneColumnWriter;
import dev.nnc.compiler.emit.lanes.LaneMaxWriter;
import dev.nnc.compiler.emit.lanes.LaneSumWriter;
import dev.nnc.compiler.emit.loop.ChainWriter;
import dev.nnc.compiler.emit.loop.ColumnSumWriter;
import dev.nnc.compiler.emit.loop.InnerSumWriter;
import dev.nnc.compiler.emit.loop.Point;
import dev.nnc.compiler.emit.loop.Reduction;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.plan.Kernel.Joining;
import dev.nnc.compiler.type.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the statements of a reduction. */
final class ReductionWriter {
  private ReductionWriter() {}

  /** Whether the method needs 16 partial sums in memory. */
  static boolean needsLanes(Kernel.Reduction kernel) {
    return InnerSumWriter.takes(kernel);
  }

  static CodeBlock write(
      Kernel.Reduction kernel, List<Point.Argument> arguments, Sizes sizes, Names scope) {
    return writer(kernel, arguments, sizes, scope).written();
  }

  /** The same in lanes. */
  static CodeBlock writeLanes(
      Kernel.Reduction kernel,
      LaneBody lanes,
      List<Point.Argument> arguments,
      Sizes sizes,
      Names scope) {
    Reduction writer =
        LaneSumWriter.takes(kernel)
            ? new LaneSumWriter(lanes, kernel, arguments, sizes, scope)
            : LaneMaxWriter.takes(kernel)
                ? new LaneMaxWriter(lanes, kernel, arguments, sizes, scope)
                : new LaneColumnWriter(lanes, kernel, arguments, sizes, scope);
    return writer.written();
  }

  /** What the reduction's lanes compute; null where it has no form in lanes. */
  static @Nullable LaneBody lanes(Kernel.Reduction kernel) {
    boolean known =
        LaneSumWriter.takes(kernel)
            || LaneMaxWriter.takes(kernel)
            || LaneColumnWriter.takes(kernel);
    DType dtype = kernel.writes().get(0).dtype();
    LaneBody lanes = known && dtype.isReal() ? LaneBody.of(kernel.body()) : null;
    return lanes != null && lanes.real() == dtype ? lanes : null;
  }

  private static Reduction writer(
      Kernel.Reduction kernel, List<Point.Argument> arguments, Sizes sizes, Names scope) {
    if (InnerSumWriter.takes(kernel)) {
      return new InnerSumWriter(kernel, arguments, sizes, scope);
    }
    boolean real = kernel.writes().get(0).dtype().isReal();
    return kernel.joining() == Joining.SUM && real && kernel.reduced().contains(true)
        ? new ColumnSumWriter(kernel, arguments, sizes, scope)
        : new ChainWriter(kernel, arguments, sizes, scope);
  }
}
