package dev.nnc.compiler.grad;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Calculus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts the values behind barriers in their places, once no rule is to be applied any more. */
public final class DropBarriers {
  private DropBarriers() {}

  /** The same graph without barriers. */
  public static Graph apply(Graph graph) {
    List<Node> nodes = graph.nodes();
    if (nodes.stream().noneMatch(node -> node.op() == Calculus.BARRIER)) {
      return graph;
    }
    GraphBuilder builder = new GraphBuilder();
    Map<Node, Node> rebuilt = new HashMap<>();
    for (Node node : nodes) {
      builder.setOrigins(node.origins());
      rebuilt.put(node, rebuild(builder, node, rebuilt));
    }
    return graph.map(node -> Objects.requireNonNull(rebuilt.get(node)));
  }

  private static Node rebuild(GraphBuilder builder, Node node, Map<Node, Node> rebuilt) {
    List<Node> inputs =
        node.inputs().stream().map(input -> Objects.requireNonNull(rebuilt.get(input))).toList();
    if (node.op() == Calculus.BARRIER) {
      return inputs.get(0);
    }
    return inputs.isEmpty()
        ? builder.source(node.op(), node.type())
        : builder.node(node.op(), inputs);
  }
}
