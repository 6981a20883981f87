package dev.nnc.compiler.lower;

import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Calculus;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** Barriers around the gradients that an optimizer gets, where a step can be parted. */
public final class Barriers {
  private Barriers() {}

  /** A barrier around the gradient by a variable. */
  public static Node around(GraphBuilder builder, Node gradient, Node variable) {
    return builder.node(Calculus.BARRIER, gradient, variable);
  }

  static boolean isBarrier(Node node) {
    return node.op() == Calculus.BARRIER;
  }

  /** Whether a value takes derivatives that stand behind no barrier. */
  public static boolean differentiates(Node value) {
    return before(Set.of(value)).stream()
        .anyMatch(node -> node.op().family() == Family.CALCULUS && !isBarrier(node));
  }

  /** What values are made of up to the first barriers, these included, the values first. */
  static Set<Node> before(Collection<Node> values) {
    Set<Node> seen = new LinkedHashSet<>();
    Deque<Node> open = new ArrayDeque<>(values);
    while (!open.isEmpty()) {
      Node node = open.remove();
      if (seen.add(node) && !isBarrier(node)) {
        open.addAll(node.inputs());
      }
    }
    return seen;
  }
}
