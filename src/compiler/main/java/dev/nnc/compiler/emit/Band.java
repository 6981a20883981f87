package dev.nnc.compiler.emit;

import com.palantir.javapoet.MethodSpec;
import dev.nnc.compiler.plan.Kernel;

/** How a method computes some of its rows, and where it adds to the sums of columns. */
final class Band {
  /** The field that computes bands. */
  static final String TEAM = "team";

  static final String FROM = "from";
  static final String TO = "to";

  /** Where in an array the sums of a block are. */
  static final String AT = "at";

  private Band() {}

  /** Names that a method with rows has no other use for. */
  static Names scope() {
    return new Names(FROM, TO, AT, ColumnSumWriter.COLUMNS);
  }

  // float[] columns, int at, int from, int to
  static void addParameters(MethodSpec.Builder method, Kernel.Method kernel) {
    if (kernel instanceof Kernel.Reduction) {
      method.addParameter(Types.array(kernel.writes().get(0).dtype()), ColumnSumWriter.COLUMNS);
      method.addParameter(int.class, AT);
    }
    method.addParameter(int.class, FROM);
    method.addParameter(int.class, TO);
  }
}
