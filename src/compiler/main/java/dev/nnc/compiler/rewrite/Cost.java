package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Elementwise;
import java.util.List;

/** What values cost to compute: rough, but every rule must lower it, so that rewriting ends. */
final class Cost {
  private Cost() {}

  /** The cost of all values that a node is computed from, each once. */
  static int of(Node root) {
    return Graph.topological(List.of(root)).stream().mapToInt(Cost::single).sum();
  }

  private static int single(Node node) {
    if (node.op() instanceof Elementwise op) {
      return op.java().work();
    }
    return node.op().family() == Family.SOURCE ? 0 : 2;
  }

  /** The cost of a side of a rule, what its names stand for not counted. */
  static int of(Pattern pattern) {
    return pattern instanceof Pattern.Apply apply
        ? apply.op().java().work() + apply.operands().stream().mapToInt(Cost::of).sum()
        : 0;
  }
}
