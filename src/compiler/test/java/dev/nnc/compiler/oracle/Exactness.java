package dev.nnc.compiler.oracle;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Elementwise;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which scripts compute what they do with operators alone that IEEE 754 rounds correctly: + - * /,
 * square roots, comparisons, the larger and the smaller of two, whatever moves elements, and sums
 * of those. Another system's results can differ from theirs by the order of sums only. Every script
 * without the functions below is of that kind.
 */
final class Exactness {
  /** Libraries agree on the values of these up to some units in the last place. */
  private static final Set<Elementwise> ELEMENTARY_FUNCTIONS =
      EnumSet.of(
          Elementwise.EXP,
          Elementwise.EXPM1,
          Elementwise.LOG,
          Elementwise.LOG1P,
          Elementwise.POW,
          Elementwise.SIN,
          Elementwise.COS,
          Elementwise.ATAN,
          Elementwise.TANH,
          Elementwise.SIGMOID,
          Elementwise.SOFTPLUS,
          Elementwise.ERF,
          Elementwise.ERFINV);

  private Exactness() {}

  /** Whether the values of a script's outputs, its derivatives among them, are exact. */
  static boolean of(String script) {
    return InterpretedStepper.program(script).fetches().stream()
        .flatMap(fetch -> fetch.graph().nodes().stream())
        .map(Node::op)
        .noneMatch(op -> op instanceof Elementwise && ELEMENTARY_FUNCTIONS.contains(op));
  }
}
