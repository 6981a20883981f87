package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Cast;
import dev.nnc.compiler.ops.Constants;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rebuilds graphs, applying rules to every node as soon as it is made. */
public final class Rewriter implements GraphBuilder.Simplifier {
  private final RuleSet rules;
  private final Pins pins = new Pins();

  public Rewriter(RuleSet rules) {
    this.rules = rules;
  }

  /** The same values with all rules applied, inputs first. */
  public Graph rewrite(Graph graph) {
    Set<Node> pinned = Pins.of(graph);
    pins.expect(!pinned.isEmpty());
    GraphBuilder builder = new GraphBuilder(this);
    Map<Node, Node> rebuilt = new HashMap<>();
    Set<Node> images = new HashSet<>();
    for (Node node : graph.nodes()) {
      builder.setOrigins(node.origins());
      Node replacement = rebuild(builder, node, rebuilt);
      if (pinned.contains(node)) {
        replacement = pin(builder, replacement, images);
      }
      rebuilt.put(node, replacement);
      images.add(replacement);
    }
    return graph.map(node -> java.util.Objects.requireNonNull(rebuilt.get(node)));
  }

  /**
   * Pins a value. One that turned out to be another value, {@code s = x * 1}, gets a cast to its
   * own type in between, or what is differentiated by s would be by x.
   */
  private Node pin(GraphBuilder builder, Node replacement, Set<Node> images) {
    Node distinct = replacement;
    while (images.contains(distinct) || Constants.value(distinct).isPresent()) {
      distinct = builder.node(new Cast(distinct.type().dtype()), distinct);
    }
    pins.pin(distinct);
    return distinct;
  }

  private static Node rebuild(GraphBuilder builder, Node node, Map<Node, Node> rebuilt) {
    if (node.inputs().isEmpty()) {
      return builder.source(node.op(), node.type());
    }
    List<Node> inputs = node.inputs().stream().map(rebuilt::get).toList();
    return builder.node(node.op(), inputs);
  }

  @Override
  public Node simplify(GraphBuilder builder, Node node) {
    Node better = first(rules.forOperator(node.op()), builder, node);
    if (better == null) {
      better = first(rules.general(), builder, node);
    }
    return better == null ? node : better;
  }

  private @Nullable Node first(List<Rule> candidates, GraphBuilder builder, Node node) {
    for (Rule rule : candidates) {
      Node replacement = rule.apply(builder, node, pins);
      if (replacement != null) {
        verify(rule, node, replacement);
        return replacement;
      }
    }
    return null;
  }

  private static void verify(Rule rule, Node node, Node replacement) {
    if (!replacement.type().equals(node.type())) {
      throw new IllegalStateException(rule + ": " + node + " became " + replacement);
    }
  }
}
