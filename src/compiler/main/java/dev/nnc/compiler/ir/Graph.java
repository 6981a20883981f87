package dev.nnc.compiler.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What is computed: named results and the next values of storage.
 *
 * @param results values by name, in the order of the script
 * @param updates for each variable, state or slot that changes in a step, its next value
 */
public record Graph(Map<String, Node> results, Map<Node, Node> updates) {
  public Graph {
    results = unmodifiable(results);
    updates = unmodifiable(updates);
  }

  private static <K, V> Map<K, V> unmodifiable(Map<K, V> map) {
    return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** The nodes that the graph is there for. */
  public List<Node> roots() {
    List<Node> roots = new ArrayList<>(results.values());
    updates.forEach(
        (storage, next) -> {
          roots.add(storage);
          roots.add(next);
        });
    return roots;
  }

  /** All nodes needed, inputs before their users; the same for the same graph. */
  public List<Node> nodes() {
    return topological(roots());
  }

  /** All nodes from which the roots are computed, inputs before users, without recursion. */
  public static List<Node> topological(Collection<Node> roots) {
    List<Node> order = new ArrayList<>();
    Set<Node> done = new HashSet<>();
    Deque<Node> stack = new ArrayDeque<>();
    for (Node root : roots) {
      stack.push(root);
      while (!stack.isEmpty()) {
        visit(stack, done, order);
      }
    }
    return order;
  }

  private static void visit(Deque<Node> stack, Set<Node> done, List<Node> order) {
    Node node = stack.peek();
    int waiting = stack.size();
    if (!done.contains(node)) {
      for (int i = node.inputs().size() - 1; i >= 0; i--) {
        if (!done.contains(node.input(i))) {
          stack.push(node.input(i));
        }
      }
    }
    if (stack.size() == waiting) {
      stack.pop();
      if (done.add(node)) {
        order.add(node);
      }
    }
  }

  /** The same graph with other nodes in the places of its roots. */
  public Graph map(UnaryOperator<Node> change) {
    Map<String, Node> newResults = new LinkedHashMap<>();
    results.forEach((name, node) -> newResults.put(name, change.apply(node)));
    Map<Node, Node> newUpdates = new LinkedHashMap<>();
    updates.forEach((storage, next) -> newUpdates.put(change.apply(storage), change.apply(next)));
    return new Graph(newResults, newUpdates);
  }
}
