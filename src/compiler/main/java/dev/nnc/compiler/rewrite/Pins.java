package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Calculus;
import java.util.HashSet;
import java.util.Set;

/**
 * Values that something is differentiated by or replaced in. Rules do not look behind them, or the
 * result would no longer depend on them: {@code log(s)} with {@code s = sigmoid(x)} must stay a
 * function of {@code s} for {@code grad(y, s)}.
 */
final class Pins {
  private final Set<Node> pinned = new HashSet<>();
  private boolean expected;

  /** The pinned values of a graph, not yet rebuilt. */
  static Set<Node> of(Graph graph) {
    Set<Node> targets = new HashSet<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Calculus) {
        int pairs = node.op() == Calculus.SUBSTITUTE ? 2 : node.inputs().size();
        for (int i = 1; i < node.inputs().size(); i += pairs) {
          targets.add(node.input(i));
        }
      }
    }
    return targets;
  }

  /** Says before rebuilding whether there will be pins. */
  void expect(boolean some) {
    expected = some;
  }

  /** Whether values are, or will be, pinned; casts to their own type keep those apart. */
  boolean expected() {
    return expected;
  }

  void pin(Node node) {
    pinned.add(node);
  }

  boolean holds(Node node) {
    return pinned.contains(node);
  }
}
