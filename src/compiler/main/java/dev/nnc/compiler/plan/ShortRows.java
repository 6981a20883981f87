package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.type.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what elementary functions are applied to that is computed with numbers for each row, or for
 * each place of a row, where rows are too short for lanes: logits with a bias for each of 5
 * classes. A loop that reads them from memory need not care where rows end, so that its function
 * runs in lanes.
 */
final class ShortRows {
  private ShortRows() {}

  static Set<Node> beforeFunctions(List<Node> nodes) {
    Set<Node> found = new HashSet<>();
    for (Node node : nodes) {
      if (Nodes.functions(node) > 0) {
        node.inputs().stream().filter(ShortRows::spreads).forEach(found::add);
      }
    }
    return found;
  }

  private static boolean spreads(Node node) {
    Shape shape = node.type().shape();
    return Nodes.isElementwise(node)
        && shape.rank() > 1
        && !shape.dim(shape.rank() - 1).isOne()
        && !shape.dim(shape.rank() - 1).isLong()
        && node.inputs().stream().anyMatch(ShortRows::isSpread);
  }

  private static boolean isSpread(Node node) {
    return node.op() instanceof BroadcastTo && !node.input(0).type().shape().elements().isOne();
  }
}
