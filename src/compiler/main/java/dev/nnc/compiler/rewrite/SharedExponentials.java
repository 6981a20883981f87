package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.type.DType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where the sigmoid of a value and that of its negative are needed, as the derivative of either
 * does, makes both from one exponential, with the bits of the function: it is where(x < 0, d, 1) /
 * (1 + d) with d = exp(-|x|). In double precision the function takes a further step, and is left.
 *
 * <p>The last of all passes, since rules would make the function of it again.
 */
public final class SharedExponentials {
  private final GraphBuilder builder = new GraphBuilder();
  private final Map<Node, Node> rebuilt = new HashMap<>();
  private final Set<Node> shared;

  private SharedExponentials(Set<Node> shared) {
    this.shared = shared;
  }

  /** The same values. */
  public static Graph apply(Graph graph) {
    List<Node> nodes = graph.nodes();
    Set<Node> shared = shared(nodes);
    if (shared.isEmpty()) {
      return graph;
    }
    SharedExponentials pass = new SharedExponentials(shared);
    for (Node node : nodes) {
      pass.builder.setOrigins(node.origins());
      pass.rebuilt.put(node, pass.rebuild(node));
    }
    return graph.map(pass::get);
  }

  /** What the function is taken of with both signs. */
  private static Set<Node> shared(List<Node> nodes) {
    Set<Node> arguments = new HashSet<>();
    nodes.stream().filter(SharedExponentials::isSigmoid).forEach(n -> arguments.add(n.input(0)));
    Set<Node> shared = new HashSet<>();
    for (Node argument : arguments) {
      if (isNegative(argument) && arguments.contains(argument.input(0))) {
        shared.add(argument.input(0));
      }
    }
    return shared;
  }

  private static boolean isSigmoid(Node node) {
    return node.op() == Elementwise.SIGMOID && node.type().dtype() == DType.FLOAT32;
  }

  private static boolean isNegative(Node node) {
    return node.op() == Elementwise.NEGATE;
  }

  private Node get(Node node) {
    return Objects.requireNonNull(rebuilt.get(node));
  }

  private Node rebuild(Node node) {
    if (isSigmoid(node)) {
      Node argument = node.input(0);
      if (shared.contains(argument)) {
        Node x = get(argument);
        return sigmoid(x, builder.node(Elementwise.LESS, x, number(x, 0)));
      }
      if (isNegative(argument) && shared.contains(argument.input(0))) {
        Node x = get(argument.input(0));
        return sigmoid(x, builder.node(Elementwise.LESS, number(x, 0), x));
      }
    }
    return node.inputs().isEmpty()
        ? builder.source(node.op(), node.type())
        : builder.node(node.op(), node.inputs().stream().map(this::get).toList());
  }

  private Node sigmoid(Node x, Node isBelow) {
    Node size = builder.node(Elementwise.ABS, x);
    Node decay = builder.node(Elementwise.EXP, builder.node(Elementwise.NEGATE, size));
    Node one = number(x, 1);
    Node numerator = builder.node(Elementwise.WHERE, isBelow, decay, one);
    Node sum = builder.node(Elementwise.ADD, one, decay);
    return builder.node(Elementwise.DIVIDE, numerator, sum);
  }

  private Node number(Node like, double value) {
    return Constants.of(builder, value, like.type());
  }
}
