package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Origin;
import dev.nnc.compiler.ops.Cast;
import dev.nnc.compiler.ops.FileArray;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Random;
import dev.nnc.compiler.ops.Size;
import dev.nnc.compiler.ops.Storage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What to call values: as the script does, and a gradient after what it is the gradient of. */
public final class ValueNames {
  private final Map<String, Buffer> shared;
  private final Map<Node, String> fixed = new HashMap<>();

  /**
   * @param shared buffers that have names already
   */
  ValueNames(Graph graph, Map<String, Buffer> shared) {
    this.shared = shared;
    graph.updates().forEach((cell, next) -> fixed.putIfAbsent(next, nextName(name(cell))));
    graph.results().forEach((name, node) -> fixed.put(node, name));
  }

  private static String nextName(String cell) {
    return isGradient(cell) ? cell : "new/" + cell;
  }

  /** Whether a name is that of a gradient. */
  public static boolean isGradient(String name) {
    return name.startsWith(Origin.GRADIENT);
  }

  String name(Node node) {
    if (node.op() instanceof Placeholder placeholder) {
      return placeholder.name();
    }
    if (node.op() instanceof Storage storage) {
      Buffer buffer = shared.get(Fuser.cellKey(storage));
      return buffer == null ? storage.path() : buffer.name();
    }
    String known = fixed.get(node);
    if (known != null) {
      return known;
    }
    if (node.op() instanceof FileArray array) {
      return Paths.shortened(array.value().cell());
    }
    if (node.op() instanceof Random random) {
      String stream = random.stream();
      int last = stream.lastIndexOf('/');
      return Paths.shortened(last < 0 ? stream : stream.substring(0, last));
    }
    if (node.op() instanceof Size size) {
      return String.join("/", size.dim().symbols()) + "/size";
    }
    boolean converted = node.op() instanceof Cast && node.type().isScalar();
    return converted ? name(node.input(0)) : ofOrigins(node);
  }

  private String ofOrigins(Node node) {
    List<String> names = node.origins().stream().map(Origin::name).toList();
    if (names.isEmpty()) {
      return node.op().label().split(" ", 2)[0];
    }
    String first = names.get(0);
    if (isGradient(first)) {
      return Origin.GRADIENT + shortened(first.substring(Origin.GRADIENT.length()));
    }
    boolean manifold = names.size() > 1 && names.stream().map(Paths::last).distinct().count() == 1;
    return manifold ? Paths.last(first) : shortened(first);
  }

  private String shortened(String path) {
    Buffer buffer = shared.get(Fuser.cellKey(path));
    return buffer == null ? Paths.shortened(path) : buffer.name();
  }
}
