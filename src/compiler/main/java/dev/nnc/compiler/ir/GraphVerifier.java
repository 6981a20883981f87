package dev.nnc.compiler.ir;

import dev.nnc.compiler.type.TensorType;
import java.util.List;
import java.util.Map;

/** Checks after every pass that a graph is one: a failure is a mistake of the compiler's. */
public final class GraphVerifier {
  private GraphVerifier() {}

  /**
   * Throws if a node's type is not what its operator infers, or an update does not fit its storage.
   *
   * @param after the pass, for the message
   * @param calculus whether derivatives may still be in the graph
   */
  public static void verify(String after, Graph graph, boolean calculus) {
    for (Node node : graph.nodes()) {
      verify(after, node, calculus);
    }
    for (Map.Entry<Node, Node> update : graph.updates().entrySet()) {
      require(
          after,
          update.getKey(),
          update.getKey().type().equals(update.getValue().type()),
          "its next value has type " + update.getValue().type());
      require(
          after, update.getKey(), update.getKey().op().family() == Family.SOURCE, "is no storage");
    }
  }

  private static void verify(String after, Node node, boolean calculus) {
    if (node.op().family() != Family.SOURCE && node.op().family() != Family.RANDOM) {
      List<TensorType> types = node.inputs().stream().map(Node::type).toList();
      TensorType inferred = node.op().infer(types);
      require(after, node, inferred.equals(node.type()), "the operator infers " + inferred);
    }
    require(
        after,
        node,
        calculus || node.op().family() != Family.CALCULUS,
        "a derivative is left over");
  }

  private static void require(String after, Node node, boolean holds, String why) {
    if (!holds) {
      throw new IllegalStateException("after " + after + ": " + node + ": " + why);
    }
  }
}
