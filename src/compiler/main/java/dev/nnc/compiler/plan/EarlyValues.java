package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds values that only later kernels need, but that a loop before them gets almost for nothing,
 * since it computes their elementary function for a value of its own: the slope of an activation
 * beside the activation. Stored there, they spare the later kernel the function, and what it is of.
 * Several values of one function would take too much memory for that.
 */
final class EarlyValues {
  private final Levels levels;
  private final Set<Node> stored;

  /** The elementary functions between a value and what is in memory. */
  private final Map<Node, Distinct<Node>> functions = new HashMap<>();

  /** With the level at which a loop computes them. */
  private final Set<Computed> computed = new HashSet<>();

  private record Computed(@Nullable Node function, LoopKey loop) {}

  private EarlyValues(Levels levels, Set<Node> stored) {
    this.levels = levels;
    this.stored = stored;
  }

  /**
   * The values found.
   *
   * @param stored what has to be in memory
   */
  static Set<Node> of(List<Node> nodes, Levels levels, Set<Node> stored) {
    EarlyValues values = new EarlyValues(levels, stored);
    nodes.forEach(values::trace);
    Map<Computed, Distinct<Node>> found = new HashMap<>();
    for (Node node : values.waiting(nodes)) {
      Computed by = new Computed(values.of(node).only(), levels.loop(node));
      if (values.computed.contains(by)) {
        found.merge(by, Distinct.of(node), Distinct::and);
      }
    }
    Set<Node> early = new HashSet<>();
    found.values().stream().map(Distinct::only).filter(Objects::nonNull).forEach(early::add);
    return early;
  }

  private void trace(Node node) {
    Distinct<Node> own = Nodes.function(node);
    if (Nodes.isFusable(node)) {
      for (Node input : node.inputs()) {
        if (!stored.contains(input)) {
          own = own.and(of(input));
        }
      }
    }
    functions.put(node, own);
    if (stored.contains(node) && own.only() != null) {
      computed.add(new Computed(own.only(), levels.loop(node)));
    }
  }

  private Distinct<Node> of(Node node) {
    return functions.getOrDefault(node, Distinct.none());
  }

  /** Arrays that nothing of their own level needs. */
  private Set<Node> waiting(List<Node> nodes) {
    Set<Node> waiting = new HashSet<>();
    for (Node node : nodes) {
      boolean isOpen = Nodes.isElementwise(node) && !node.type().isScalar();
      if (isOpen && !stored.contains(node)) {
        waiting.add(node);
      }
      node.inputs().forEach(input -> forget(waiting, input, node));
    }
    return waiting;
  }

  private void forget(Set<Node> waiting, Node input, Node user) {
    if (levels.of(input) == levels.of(user)) {
      waiting.remove(input);
    }
  }
}
