package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Storage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How many kernels come one after the other before a value: it rises wherever a value must be
 * complete before it is used. Values of one level and one space never wait for each other, so one
 * loop can compute them.
 */
final class Levels {
  private final Map<Node, Integer> levels = new HashMap<>();

  private final Set<Node> shortRows;

  /**
   * @param shortRows values that others wait for though one loop could compute all
   */
  Levels(List<Node> topological, Set<Node> shortRows) {
    this.shortRows = shortRows;
    for (Node node : topological) {
      int level = isGradient(node) ? 1 : 0;
      for (Node input : node.inputs()) {
        level = Math.max(level, of(input) + rise(input, node));
      }
      levels.put(node, level);
    }
  }

  /** It counts as just computed, so that updates from it are fused as those of a whole step are. */
  private static boolean isGradient(Node node) {
    return node.op() instanceof Storage storage && storage.kind() == Storage.Kind.GRADIENT;
  }

  private int rise(Node input, Node node) {
    boolean together =
        !Nodes.isKernel(input)
            && !shortRows.contains(input)
            && Nodes.isFusable(node)
            && Nodes.keepsPlaces(node);
    return together ? 0 : 1;
  }

  int of(Node node) {
    return Objects.requireNonNull(levels.get(node));
  }

  /** The loop that can compute a value. */
  LoopKey loop(Node node) {
    return new LoopKey(of(node), Nodes.space(node));
  }
}
