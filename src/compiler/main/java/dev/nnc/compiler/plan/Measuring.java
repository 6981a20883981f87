package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Placeholder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation in two parts, so that its memory does not grow with the rows measured: what is
 * computed row by row, for some rows at a time, and what is made of all rows of that. The bits are
 * those of one evaluation.
 *
 * @param rows results by the names of placeholders of {@code totals}
 * @param totals the results of the evaluation
 */
record Measuring(Graph rows, Graph totals) {

  /** Divides an evaluation; null where nothing is computed row by row. */
  static @Nullable Measuring of(Graph evaluation) {
    Graph graph = SplitReductions.apply(evaluation);
    Map<String, Node> border = border(graph);
    boolean computed = border.values().stream().anyMatch(n -> !(n.op() instanceof Placeholder));
    return computed ? new Measuring(new Graph(border, Map.of()), totals(graph, border)) : null;
  }

  /**
   * Whether the totals keep no more of a row than they are made of, so that what is saved is not
   * spent again.
   *
   * @param planned the totals' routine
   */
  boolean leavesLittle(Routine planned) {
    Set<Buffer> written = new LinkedHashSet<>();
    planned.kernels().forEach(kernel -> written.addAll(kernel.writes()));
    written.removeIf(buffer -> buffer.elements().isFixed());
    long kept = rows.results().values().stream().mapToLong(Measuring::width).sum();
    long left = written.stream().map(Buffer::node).mapToLong(Measuring::width).sum();
    return left <= kept
        && written.stream().allMatch(buffer -> buffer.elements().symbols().equals(RowWise.BATCH));
  }

  private static long width(Node node) {
    return node.type().shape().elements().factor();
  }

  /** The last values that are made row by row. */
  private static Map<String, Node> border(Graph graph) {
    List<Node> nodes = graph.nodes();
    RowWise rowWise = new RowWise(nodes);
    Set<Node> fed = new HashSet<>();
    Set<Node> last = new LinkedHashSet<>();
    for (Node node : nodes) {
      if (node.op() instanceof Placeholder || node.inputs().stream().anyMatch(fed::contains)) {
        fed.add(node);
      }
      if (rowWise.kind(node) == RowWise.Kind.WHOLE) {
        node.inputs().stream()
            .filter(input -> rowWise.kind(input) == RowWise.Kind.ROWS && fed.contains(input))
            .forEach(last::add);
      }
    }
    Map<String, Node> border = new LinkedHashMap<>();
    last.forEach(node -> border.put(name(node, border), node));
    return border;
  }

  /** No placeholder of a script has a slash in its name. */
  private static String name(Node node, Map<String, Node> taken) {
    String origin = node.origins().isEmpty() ? "" : node.origins().iterator().next().name();
    String name = "measured/" + origin;
    return taken.containsKey(name) ? name + "/" + taken.size() : name;
  }

  private static Graph totals(Graph graph, Map<String, Node> border) {
    GraphBuilder builder = new GraphBuilder();
    Map<Node, Node> copies = new HashMap<>();
    border.forEach(
        (name, node) -> copies.put(node, builder.source(new Placeholder(name), node.type())));
    for (Node node : graph.nodes()) {
      builder.setOrigins(node.origins());
      if (!copies.containsKey(node)) {
        copies.put(node, copy(node, builder, copies));
      }
    }
    return graph.map(node -> Objects.requireNonNull(copies.get(node)));
  }

  private static Node copy(Node node, GraphBuilder builder, Map<Node, Node> copies) {
    return node.inputs().isEmpty()
        ? builder.source(node.op(), node.type())
        : builder.node(node.op(), node.inputs().stream().map(copies::get).toList());
  }
}
