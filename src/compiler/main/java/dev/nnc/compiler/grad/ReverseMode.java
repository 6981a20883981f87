package dev.nnc.compiler.grad;

import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Origin;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Storage;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reverse-mode differentiation: walks from a scalar back to what it depends on, and sums for each
 * value what reaches it from its users.
 */
final class ReverseMode {
  private final GraphBuilder builder;
  private final Map<Node, Adjoint> adjoints = new HashMap<>();
  private final Set<Node> relevant = new HashSet<>();

  private ReverseMode(GraphBuilder builder) {
    this.builder = builder;
  }

  /**
   * The derivatives of a scalar.
   *
   * @param y the scalar
   * @param targets by what to differentiate, any nodes
   * @return for each target the derivative, of the target's type, zeros where y does not depend on
   *     it
   */
  static Map<Node, Node> gradients(GraphBuilder builder, Node y, Collection<Node> targets) {
    ReverseMode walk = new ReverseMode(builder);
    walk.run(y, new HashSet<>(targets));
    Map<Node, Node> gradients = new LinkedHashMap<>();
    targets.forEach(target -> gradients.put(target, walk.derivative(target)));
    return gradients;
  }

  private void run(Node y, Set<Node> targets) {
    List<Node> order = Graph.topological(List.of(y));
    for (Node node : order) {
      if (targets.contains(node) || node.inputs().stream().anyMatch(relevant::contains)) {
        relevant.add(node);
      }
    }
    adjoints.put(y, Adjoint.of(Constants.of(builder, 1, y.type())));
    for (int i = order.size() - 1; i >= 0; i--) {
      Node node = order.get(i);
      if (relevant.contains(node) && adjoints.containsKey(node)) {
        propagate(node, adjoints.get(node));
      }
    }
  }

  private void propagate(Node node, Adjoint adjoint) {
    if (node.op() == Elementwise.WHERE) {
      Node condition = node.input(0);
      makeGradientOf(node.input(1), node);
      add(node.input(1), adjoint.masked(builder, condition, true));
      makeGradientOf(node.input(2), node);
      add(node.input(2), adjoint.masked(builder, condition, false));
      return;
    }
    makeGradientOf(node, node);
    boolean pointwise = node.op().family() == Family.ELEMENTWISE;
    Adjoint incoming = pointwise ? adjoint : Adjoint.of(adjoint.apply(builder));
    adjoints.put(node, incoming);
    for (int input = 0; input < node.inputs().size(); input++) {
      if (relevant.contains(node.input(input))) {
        makeGradientOf(node.input(input), node);
        Node reached = node.op().gradient(builder, node, input, incoming.value());
        if (reached != null && !Constants.is(reached, 0)) {
          add(node.input(input), incoming.with(reached));
        }
      }
    }
  }

  /** What is made from now on is the gradient by a value, or a part of it, and due to its user. */
  private void makeGradientOf(Node value, Node user) {
    Set<Origin> origins = new LinkedHashSet<>();
    user.origins().stream()
        .findFirst()
        .ifPresent(first -> origins.add(new Origin(Origin.GRADIENT + name(value), first.span())));
    origins.addAll(user.origins());
    builder.setOrigins(origins);
  }

  private static String name(Node value) {
    if (value.op() instanceof Storage storage) {
      return storage.path();
    }
    return value.origins().stream().map(Origin::name).findFirst().orElse(value.op().label());
  }

  private void add(Node input, Adjoint reached) {
    if (!relevant.contains(input)) {
      return;
    }
    Adjoint before = adjoints.get(input);
    adjoints.put(input, before == null ? reached : before.plus(builder, reached));
  }

  private Node derivative(Node target) {
    makeGradientOf(target, target);
    Adjoint adjoint = adjoints.get(target);
    return adjoint == null ? Constants.of(builder, 0, target.type()) : adjoint.apply(builder);
  }
}
