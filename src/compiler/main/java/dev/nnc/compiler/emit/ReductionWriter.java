package dev.nnc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.plan.Kernel.Joining;
import java.util.List;

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
