package dev.nnc.compiler.grad;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Calculus;
import dev.nnc.compiler.ops.Concat;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.ops.Slice;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces derivatives and substitutions by the nodes they stand for, innermost first, so that they
 * nest in any way.
 */
public final class ExpandCalculus {
  private final GraphBuilder builder;
  private final Map<Node, Node> expanded = new HashMap<>();
  private final Map<Node, List<Node>> gradientsOf = new HashMap<>();
  private final Map<Node, Map<Node, Node>> derivatives = new HashMap<>();

  private ExpandCalculus(GraphBuilder builder) {
    this.builder = builder;
  }

  /** The graph in primitive operators, built by the given builder. */
  public static Graph apply(Graph graph, GraphBuilder builder) {
    ExpandCalculus pass = new ExpandCalculus(builder);
    List<Node> nodes = graph.nodes();
    for (Node node : nodes) {
      if (node.op() == Calculus.GRADIENT) {
        pass.gradientsOf.computeIfAbsent(node.input(0), y -> new ArrayList<>()).add(node);
      }
    }
    for (Node node : nodes) {
      builder.setOrigins(node.origins());
      pass.expanded.put(node, pass.expand(node));
    }
    return graph.map(pass::expanded);
  }

  private Node expanded(Node node) {
    return java.util.Objects.requireNonNull(expanded.get(node));
  }

  private Node expand(Node node) {
    List<Node> inputs = node.inputs().stream().map(this::expanded).toList();
    if (node.op() instanceof Calculus calculus) {
      return switch (calculus) {
        case GRADIENT -> gradient(node, inputs.get(1));
        case JACOBIAN -> jacobian(inputs.get(0), inputs.get(1));
        case SUBSTITUTE -> substitute(inputs);
        case BARRIER -> builder.node(Calculus.BARRIER, inputs);
      };
    }
    return inputs.isEmpty()
        ? builder.source(node.op(), node.type())
        : builder.node(node.op(), inputs);
  }

  /** All gradients of one scalar come from one walk. */
  private Node gradient(Node node, Node target) {
    Map<Node, Node> known =
        derivatives.computeIfAbsent(
            node.input(0),
            y -> {
              Set<Node> targets = new LinkedHashSet<>();
              for (Node each : gradientsOf.getOrDefault(y, List.of())) {
                Node mapped = expanded.get(each.input(1));
                if (mapped != null) {
                  targets.add(mapped);
                }
              }
              return ReverseMode.gradients(builder, expanded(y), targets);
            });
    builder.setOrigins(node.origins());
    Node found = known.get(target);
    return found != null
        ? found
        : ReverseMode.gradients(builder, expanded(node.input(0)), List.of(target))
            .values()
            .iterator()
            .next();
  }

  /** One walk for each element of y; the rows are put below each other. */
  private Node jacobian(Node y, Node x) {
    Shape rowShape = Shape.of(Dim.ONE).plus(x.type().shape());
    int rows = Math.toIntExact(y.type().shape().elements().size());
    Node flat = Reshape.to(builder, y, Shape.fixed(rows));
    List<Node> gradients = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      Node part = rows == 1 ? flat : builder.node(new Slice(List.of(row), Shape.fixed(1)), flat);
      Node scalar = Reshape.to(builder, part, Shape.SCALAR);
      Node gradient = ReverseMode.gradients(builder, scalar, List.of(x)).values().iterator().next();
      gradients.add(Reshape.to(builder, gradient, rowShape));
    }
    Node stacked = rows == 1 ? gradients.get(0) : builder.node(new Concat(0), gradients);
    return Reshape.to(builder, stacked, y.type().shape().plus(x.type().shape()));
  }

  /** Rebuilds the value with the replacements in the places of the variables. */
  private Node substitute(List<Node> inputs) {
    Map<Node, Node> replaced = new HashMap<>();
    for (int i = 1; i < inputs.size(); i += 2) {
      replaced.put(inputs.get(i), inputs.get(i + 1));
    }
    for (Node node : Graph.topological(List.of(inputs.get(0)))) {
      replaced.computeIfAbsent(node, key -> rebuild(key, replaced));
    }
    return java.util.Objects.requireNonNull(replaced.get(inputs.get(0)));
  }

  private Node rebuild(Node node, Map<Node, Node> replaced) {
    List<Node> inputs = new ArrayList<>();
    for (Node input : node.inputs()) {
      inputs.add(replaced.getOrDefault(input, input));
    }
    if (inputs.equals(node.inputs())) {
      return node;
    }
    builder.setOrigins(node.origins());
    return builder.node(node.op(), inputs);
  }
}
