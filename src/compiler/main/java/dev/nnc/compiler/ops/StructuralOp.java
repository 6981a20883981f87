package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.Op;
import java.util.Locale;

/** An operator that is a class of its own. */
interface StructuralOp extends Op {
  @Override
  default String label() {
    String name = getClass().getSimpleName();
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  static void require(boolean holds, String rule, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ": " + java.util.Arrays.toString(values));
    }
  }
}
