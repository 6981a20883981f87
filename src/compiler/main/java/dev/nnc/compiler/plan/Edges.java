package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.MatMul;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which loops work on a product's elements as soon as these are finished, part by part, while they
 * are in cache: those that read each element of the product just where they compute. Such a loop
 * comes right behind the product.
 */
final class Edges {
  private final List<Draft> order;
  private final Map<Node, Node> cellsOf = new HashMap<>();
  private final Map<Draft, Draft> loops = new HashMap<>();
  private final Set<Draft> taken = new HashSet<>();

  /** How many drafts read a value. */
  private final Map<Node, Integer> readers = new HashMap<>();

  private final Map<Node, Draft> makers = new HashMap<>();
  private final Set<Node> wanted = new HashSet<>();

  private Edges(Graph graph, Memory memory, List<Draft> order) {
    this.order = new ArrayList<>(order);
    graph.updates().forEach((cell, next) -> cellsOf.put(memory.base(next), cell));
    order.forEach(draft -> draft.reads.keySet().forEach(n -> readers.merge(n, 1, Integer::sum)));
    order.forEach(draft -> draft.writes().forEach(node -> makers.put(node, draft)));
    graph.results().values().forEach(result -> wanted.add(memory.base(result)));
    wanted.addAll(cellsOf.keySet());
  }

  /** Finds the loops, and moves them behind their products. */
  static Edges of(Graph graph, Memory memory, List<Draft> order) {
    Edges edges = new Edges(graph, memory, order);
    order.forEach(edges::join);
    return edges;
  }

  /** No loop belongs to a product. */
  static Edges none(Memory memory, List<Draft> order) {
    return new Edges(new Graph(Map.of(), Map.of()), memory, order);
  }

  List<Draft> order() {
    return order;
  }

  /** The loop that works on a product's elements; null without. */
  @Nullable Draft loop(Draft product) {
    return loops.get(product);
  }

  /** Whether a loop is done as part of a product. */
  boolean isEdge(Draft loop) {
    return taken.contains(loop);
  }

  private void join(Draft loop) {
    Draft product = loop.kernel == null ? lastProduct(loop) : null;
    if (product != null && !loops.containsKey(product) && mayMove(loop, product)) {
      order.remove(loop);
      order.add(order.indexOf(product) + 1, loop);
      loops.put(product, loop);
      taken.add(loop);
    }
  }

  /** The product that the loop reads, if nothing later is read and it is read by element. */
  private @Nullable Draft lastProduct(Draft loop) {
    Draft last = null;
    int at = -1;
    for (Node read : loop.reads.keySet()) {
      Draft maker = makers.get(read);
      int place = maker == null || maker == loop ? -1 : order.indexOf(maker);
      if (place > at) {
        last = maker;
        at = place;
      }
    }
    return last != null && last.kernel != null && takes(loop, last.kernel) ? last : null;
  }

  private static boolean takes(Draft loop, Node product) {
    return product.op() instanceof MatMul
        && Boolean.TRUE.equals(loop.reads.get(product))
        && product.type().shape().rank() == 2
        && Nodes.space(product).size() == 2
        && loop.roots.stream()
            .allMatch(
                root ->
                    root.value() == root.owner()
                        && root.value().type().shape().equals(product.type().shape()));
  }

  /**
   * Whether no cell that the loop writes is read by the product, or before the loop's old place.
   */
  private boolean mayMove(Draft loop, Draft product) {
    Set<Node> cells = new HashSet<>();
    for (Node written : loop.writes()) {
      Node cell = cellsOf.get(written);
      if (cell != null) {
        cells.add(cell);
      }
    }
    return order.subList(order.indexOf(product), order.indexOf(loop)).stream()
        .noneMatch(draft -> draft.reads.keySet().stream().anyMatch(cells::contains));
  }

  /** Whether anything but its loop reads a product. */
  boolean isKept(Draft product) {
    Node node = product.kernel;
    return !loops.containsKey(product)
        || readers.getOrDefault(node, 0) > 1
        || wanted.contains(node);
  }
}
