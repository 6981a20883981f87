package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.MatMul;
import dev.nnc.compiler.type.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds matrices of many short rows that come from products of a few terms, and what is computed
 * from them, or for them, element by element.
 */
final class NarrowValues {
  private final Map<Node, List<Node>> neighbours = new HashMap<>();
  private final Set<Node> found = new HashSet<>();

  private NarrowValues() {}

  static Set<Node> of(Graph graph) {
    NarrowValues values = new NarrowValues();
    List<Node> nodes = graph.nodes();
    nodes.forEach(values::connect);
    nodes.stream().filter(NarrowValues::isShortProduct).forEach(values::spread);
    return values.found;
  }

  /** Whether a value has many rows, and these are too short for lanes. */
  static boolean isNarrow(Node node) {
    Shape shape = node.type().shape();
    return shape.rank() == 2 && shape.dim(0).isLong() && !shape.dim(1).isLong();
  }

  /** Whether it is a product whose elements are sums of a few terms each. */
  static boolean isShortProduct(Node node) {
    return node.op() instanceof MatMul && isNarrow(node) && isNarrow(node.input(0));
  }

  private void connect(Node node) {
    if (isElementwise(node)) {
      for (Node input : node.inputs()) {
        if (isElementwise(input) || isShortProduct(input)) {
          neighbours.computeIfAbsent(node, key -> new ArrayList<>()).add(input);
          neighbours.computeIfAbsent(input, key -> new ArrayList<>()).add(node);
        }
      }
    }
  }

  private static boolean isElementwise(Node node) {
    return node.op().family() == Family.ELEMENTWISE && isNarrow(node);
  }

  private void spread(Node product) {
    Deque<Node> waiting = new ArrayDeque<>(List.of(product));
    while (!waiting.isEmpty()) {
      Node node = waiting.pop();
      if (found.add(node)) {
        waiting.addAll(neighbours.getOrDefault(node, List.of()));
      }
    }
  }
}
