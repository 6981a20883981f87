package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Random;
import dev.nnc.compiler.ops.Storage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What to call values: as the script does. A value that no result depends on serves an update alone:
 * it belongs to the gradient of the value that it was made from.
 */
final class ValueNames {
  static final String GRADIENT = "grad/";

  private final Set<Node> forward;
  private final Map<Node, String> fixed = new HashMap<>();

  ValueNames(Graph graph) {
    forward = new HashSet<>(Graph.topological(graph.results().values()));
    graph.updates().forEach((cell, next) -> fixed.putIfAbsent(next, "new/" + name(cell)));
    graph.results().forEach((name, node) -> fixed.put(node, name));
  }

  String name(Node node) {
    if (node.op() instanceof Placeholder placeholder) {
      return placeholder.name();
    }
    if (node.op() instanceof Storage storage) {
      return storage.path();
    }
    String known = fixed.get(node);
    if (known != null) {
      return known;
    }
    if (node.op() instanceof Random random) {
      return "random/" + random.stream();
    }
    if (node.origins().isEmpty()) {
      return node.op().label().split(" ", 2)[0];
    }
    String script = node.origins().iterator().next().name();
    return forward.contains(node) ? script : GRADIENT + script;
  }
}
