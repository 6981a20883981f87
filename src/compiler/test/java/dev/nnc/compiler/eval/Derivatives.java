package dev.nnc.compiler.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.grad.ExpandCalculus;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.GraphVerifier;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Calculus;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Sum;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Compares derivatives of order one and two with central differences. */
public final class Derivatives {
  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 2e-7;

  private final String name;
  private final GraphBuilder builder;
  private final Values values;
  private final Random random = new Random(7);

  private Derivatives(String name, GraphBuilder builder, Values values) {
    this.name = name;
    this.builder = builder;
    this.values = values;
  }

  /**
   * Checks all first and second derivatives of a randomly weighted sum of y's elements.
   *
   * @param sources by which to differentiate, of type double
   */
  public static void check(
      String name, GraphBuilder builder, Node y, List<Node> sources, Values values) {
    Derivatives check = new Derivatives(name, builder, values);
    Node weighted = check.weighted(y, "first weights");
    for (Node x : sources) {
      Node slope = check.compare("order 1", weighted, x);
      Node again = check.weighted(slope, "second weights of " + x.op().label());
      sources.forEach(z -> check.compare("order 2", again, z));
    }
  }

  /** The value of y's gradient by x, where both are in primitive operators. */
  public static double[] gradient(GraphBuilder builder, Node y, Node x, Values values) {
    return values.evaluate(expanded(builder.node(Calculus.GRADIENT, y, x)));
  }

  /** A node without derivatives in it. */
  public static Node expanded(Node node) {
    Graph graph = ExpandCalculus.apply(new Graph(Map.of("y", node), Map.of()), new GraphBuilder());
    GraphVerifier.verify("differentiate", graph, false);
    return graph.results().values().iterator().next();
  }

  private Node weighted(Node y, String name) {
    Node weights = builder.source(new Placeholder(name), y.type());
    int[] shape = values.evaluateAll(List.of(expanded(y))).get(0).shape();
    values.put(weights, new DenseArray(shape, randomElements(DenseArray.size(shape))));
    return total(builder, builder.node(Elementwise.MULTIPLY, y, weights));
  }

  /** The sum of all elements. */
  public static Node total(GraphBuilder builder, Node node) {
    int rank = node.type().shape().rank();
    return rank == 0
        ? node
        : builder.node(new Sum(IntStream.range(0, rank).boxed().toList()), node);
  }

  private double[] randomElements(int size) {
    return random.doubles(size, 0.5, 1.5).toArray();
  }

  private Node compare(String order, Node scalar, Node x) {
    Node derivative = builder.node(Calculus.GRADIENT, scalar, x);
    double[] found = values.evaluate(expanded(derivative));
    double[] expected = central(expanded(scalar), x);
    for (int i = 0; i < expected.length; i++) {
      double bound = TOLERANCE * Math.max(1, Math.abs(expected[i]));
      String what = name + ", " + order + " by " + x.op().label() + "[" + i + "]";
      assertThat(found[i]).as(what).isBetween(expected[i] - bound, expected[i] + bound);
    }
    return derivative;
  }

  private double[] central(Node scalar, Node x) {
    double[] at = values.get(x).data();
    double[] slopes = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double before = at[i];
      at[i] = before + STEP;
      double above = values.evaluate(scalar)[0];
      at[i] = before - STEP;
      double below = values.evaluate(scalar)[0];
      at[i] = before;
      slopes[i] = (above - below) / (2 * STEP);
    }
    return slopes;
  }
}
