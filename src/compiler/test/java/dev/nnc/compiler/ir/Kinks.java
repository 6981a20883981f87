package dev.nnc.compiler.ir;

import dev.nnc.compiler.eval.Values;
import dev.nnc.compiler.ops.Elementwise;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;

/** Whether operators are applied well inside their domains, where rounding changes little. */
final class Kinks {
  private static final double NEAR = 1e-4;

  private final Values values;

  Kinks(Values values) {
    this.values = values;
  }

  boolean avoids(Elementwise op, List<Node> inputs) {
    return switch (op) {
      case MAXIMUM, MINIMUM, LESS, LESS_EQUAL, EQUAL -> apart(inputs.get(0), inputs.get(1));
      case DIVIDE -> all(inputs.get(1), x -> Math.abs(x) > 0.1);
      case ABS, SIGN -> all(inputs.get(0), x -> Math.abs(x) > NEAR);
      case FLOOR, CEIL -> all(inputs.get(0), x -> Math.abs(x - Math.rint(x)) > NEAR);
      case SQRT, LOG, POW -> all(inputs.get(0), x -> x > 0.1);
      case LOG1P -> all(inputs.get(0), x -> x > -0.9);
      case ERFINV -> all(inputs.get(0), x -> Math.abs(x) < 0.9);
      default -> true; // smooth everywhere
    };
  }

  private boolean all(Node node, DoublePredicate inside) {
    return Arrays.stream(values.evaluate(node)).allMatch(inside);
  }

  private boolean apart(Node first, Node second) {
    double[] a = values.evaluate(first);
    double[] b = values.evaluate(second);
    boolean apart = true;
    for (int i = 0; i < a.length; i++) {
      apart &= Math.abs(a[i] - b[i]) > NEAR;
    }
    return apart;
  }

  /** Whether no two elements of a tensor of numbers are nearly the same. */
  boolean distinct(Node node) {
    double[] sorted = values.evaluate(node).clone();
    Arrays.sort(sorted);
    boolean distinct = node.type().dtype().isNumber();
    for (int i = 1; i < sorted.length; i++) {
      distinct &= sorted[i] - sorted[i - 1] > NEAR;
    }
    return distinct;
  }
}
