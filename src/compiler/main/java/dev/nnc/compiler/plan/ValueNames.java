package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Random;
import dev.nnc.compiler.ops.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to call values: as the script does. A value that no result depends on serves an update
 * alone: it belongs to the gradient of the value that it was made from.
 */
public final class ValueNames {
  private static final String GRADIENT = "grad/";

  private final Set<Node> forward;
  private final Map<Node, String> fixed = new HashMap<>();

  ValueNames(Graph graph) {
    forward = new HashSet<>(Graph.topological(graph.results().values()));
    graph.updates().forEach((cell, next) -> fixed.putIfAbsent(next, "new/" + name(cell)));
    graph.results().forEach((name, node) -> fixed.put(node, name));
  }

  /** Whether a name is that of a gradient. */
  public static boolean isGradient(String name) {
    return name.startsWith(GRADIENT);
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
      String stream = random.stream();
      int last = stream.lastIndexOf('/');
      return shortened(last < 0 ? stream : stream.substring(0, last));
    }
    if (node.origins().isEmpty()) {
      return node.op().label().split(" ", 2)[0];
    }
    String script = shortened(node.origins().iterator().next().name());
    return forward.contains(node) ? script : GRADIENT + script;
  }

  /** What the script binds, the numbers of repeats, and the innermost name. */
  private static String shortened(String path) {
    List<String> parts = new ArrayList<>(List.of(path.split("/")));
    if (parts.size() > 1 && parts.get(parts.size() - 1).equals("result")) {
      parts.remove(parts.size() - 1);
    }
    StringBuilder name = new StringBuilder(parts.get(0));
    for (int i = 1; i < parts.size(); i++) {
      boolean number = parts.get(i).chars().allMatch(Character::isDigit);
      if (number || i == parts.size() - 1) {
        name.append('/').append(parts.get(i));
      }
    }
    return name.toString();
  }
}
