package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Node;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What one value is computed from inside a loop, down to memory. */
final class Reach {
  private final Memory memory;

  /** What is read of memory, and whether only at the place computed. */
  final Map<Node, Boolean> reads = new LinkedHashMap<>();

  /** What is computed on the way, the value included. */
  final Set<Node> inside = new LinkedHashSet<>();

  private final Set<Node> elsewhere = new HashSet<>();

  private Reach(Memory memory) {
    this.memory = memory;
  }

  /**
   * What a loop needs to compute a value.
   *
   * @param stored whether it is this loop that puts the value in memory
   */
  static Reach of(Memory memory, Node value, boolean stored) {
    Reach reach = new Reach(memory);
    if (stored) {
      reach.enter(value, true);
    } else {
      reach.visit(value, true);
    }
    return reach;
  }

  private void visit(Node node, boolean samePlace) {
    Node base = memory.base(node);
    if (memory.holds(base)) {
      reads.merge(base, samePlace, Boolean::logicalAnd);
    } else {
      enter(node, samePlace);
    }
  }

  private void enter(Node node, boolean samePlace) {
    if ((samePlace ? inside : elsewhere).add(node)) {
      boolean kept = samePlace && Nodes.keepsPlaces(node);
      node.inputs().forEach(input -> visit(input, kept));
    }
  }

  /** Values that another loop over the same space would have in common with this one. */
  Set<Node> touched() {
    Set<Node> touched = new LinkedHashSet<>(inside);
    touched.removeIf(Nodes::isImmediate);
    reads.forEach(
        (base, samePlace) -> {
          if (samePlace) {
            touched.add(base);
          }
        });
    return touched;
  }

  int size() {
    return inside.size() + elsewhere.size() + reads.size();
  }
}
