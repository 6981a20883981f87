package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Max;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.type.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reduces axes that do not touch one group after the other, innermost first. */
final class SplitReductions {
  private SplitReductions() {}

  static Graph apply(Graph graph) {
    GraphBuilder builder = new GraphBuilder();
    Map<Node, Node> rebuilt = new HashMap<>();
    for (Node node : graph.nodes()) {
      builder.setOrigins(node.origins());
      rebuilt.put(node, rebuild(builder, node, rebuilt));
    }
    return graph.map(node -> Objects.requireNonNull(rebuilt.get(node)));
  }

  private static Node rebuild(GraphBuilder builder, Node node, Map<Node, Node> rebuilt) {
    if (node.inputs().isEmpty()) {
      return builder.source(node.op(), node.type());
    }
    List<Node> inputs = new ArrayList<>();
    node.inputs().forEach(input -> inputs.add(Objects.requireNonNull(rebuilt.get(input))));
    if (node.op() instanceof Sum sum) {
      return reduce(builder, inputs.get(0), sum.axes(), true);
    }
    if (node.op() instanceof Max max) {
      return reduce(builder, inputs.get(0), max.axes(), false);
    }
    return builder.node(node.op(), inputs);
  }

  private static Node reduce(GraphBuilder builder, Node input, List<Integer> axes, boolean sum) {
    int inner = innermostGroup(input.type().shape(), axes);
    Node value = input;
    if (inner > 0) {
      value = reduce(builder, value, axes.subList(inner, axes.size()), sum);
      return reduce(builder, value, axes.subList(0, inner), sum);
    }
    List<Integer> all = List.copyOf(axes);
    return builder.node(sum ? new Sum(all) : new Max(all), value);
  }

  /** Where in the axes the last run begins whose axes have at most sizes of 1 between them. */
  private static int innermostGroup(Shape shape, List<Integer> axes) {
    int start = axes.size() - 1;
    while (start > 0 && onesBetween(shape, axes.get(start - 1), axes.get(start))) {
      start--;
    }
    return start;
  }

  private static boolean onesBetween(Shape shape, int from, int to) {
    for (int axis = from + 1; axis < to; axis++) {
      if (!shape.dim(axis).isOne()) {
        return false;
      }
    }
    return true;
  }
}
