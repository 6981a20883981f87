package dev.nnc.compiler.emit.loop;

import com.palantir.javapoet.MethodSpec;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.plan.Kernel;

/** How a method computes some of its rows, and where it adds to the sums of columns. */
public final class Band {
  /** The field that computes bands. */
  public static final String TEAM = "team";

  public static final String FROM = "from";
  public static final String TO = "to";

  /** Where in an array the sums of a block are. */
  public static final String AT = "at";

  private Band() {}

  /** Names that a method with rows has no other use for. */
  public static Names scope() {
    return new Names(FROM, TO, AT, ColumnSumWriter.COLUMNS);
  }

  // float[] columns, int at, int from, int to
  public static void addParameters(MethodSpec.Builder method, Kernel.Method kernel) {
    if (kernel instanceof Kernel.Reduction) {
      method.addParameter(Types.array(kernel.writes().get(0).dtype()), ColumnSumWriter.COLUMNS);
      method.addParameter(int.class, AT);
    }
    method.addParameter(int.class, FROM);
    method.addParameter(int.class, TO);
  }
}
