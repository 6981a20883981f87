package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Origin;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Constant;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.MatMul;
import dev.nnc.compiler.ops.Max;
import dev.nnc.compiler.ops.Permute;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.ops.Slice;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays the rows of narrow matrices into lanes. A row of five numbers is too short for them; the
 * rows' first numbers, their second ones and so on, side by side, are not. Such matrices are kept
 * transposed, and a product of a few terms is written out term by term, so that it becomes part of
 * the loop that uses it.
 *
 * <p>Sums over their rows are then sums along the lanes, whose order is another one.
 */
public final class RowsInLanes {
  private static final List<Integer> ROWS = List.of(0);
  private static final List<Integer> COLUMNS = List.of(1);

  private final GraphBuilder builder;
  private final Set<Node> narrow;
  private final Map<Node, Node> plain = new HashMap<>();
  private final Map<Node, Node> transposed = new HashMap<>();

  private RowsInLanes(GraphBuilder builder, Set<Node> narrow) {
    this.builder = builder;
    this.narrow = narrow;
  }

  /**
   * The same values, but for the order of some sums.
   *
   * @param simplifier for what is made on the way
   */
  public static Graph apply(Graph graph, GraphBuilder.Simplifier simplifier) {
    Set<Node> narrow = NarrowValues.of(graph);
    if (narrow.isEmpty()) {
      return graph;
    }
    RowsInLanes pass = new RowsInLanes(new GraphBuilder(simplifier), narrow);
    for (Node node : graph.nodes()) {
      pass.builder.setOrigins(node.origins());
      if (narrow.contains(node)) {
        pass.transposed.put(node, pass.transpose(node));
      } else {
        pass.plain.put(node, pass.rebuild(node));
      }
    }
    return graph.map(pass::plain);
  }

  private Node plain(Node node) {
    return plain.computeIfAbsent(node, narrowOne -> exchange(transposed(narrowOne)));
  }

  private Node transposed(Node node) {
    Node known = transposed.get(node);
    if (known == null) {
      Set<Origin> user = builder.origins();
      builder.setOrigins(node.origins());
      known = outside(node);
      builder.setOrigins(user);
      transposed.put(node, known);
    }
    return known;
  }

  /** The transposed of what is not kept so. */
  private Node outside(Node node) {
    if (node.op() instanceof BroadcastTo broadcast) {
      List<Integer> added = broadcast.added().stream().map(axis -> 1 - axis).sorted().toList();
      return BroadcastTo.along(builder, plain(node.input(0)), exchanged(node), added);
    }
    return exchange(plain(node));
  }

  private static Shape exchanged(Node node) {
    Shape shape = node.type().shape();
    return Shape.of(shape.dim(1), shape.dim(0));
  }

  /** A single row is a single column with another shape. */
  private Node exchange(Node node) {
    Shape shape = node.type().shape();
    if (node.op() instanceof Constant constant) {
      return Constants.of(builder, constant.value(), node.type().with(exchanged(node)));
    }
    return shape.dim(0).isOne() || shape.dim(1).isOne()
        ? Reshape.to(builder, node, exchanged(node))
        : Permute.transpose(builder, node);
  }

  private Node transpose(Node node) {
    return node.op() instanceof MatMul
        ? terms(node)
        : builder.node(node.op(), node.inputs().stream().map(this::transposed).toList());
  }

  /** acc = fma(a[i, k], b[k, j], acc) for each term k, from 0, as products are defined. */
  private Node terms(Node product) {
    Node a = transposed(product.input(0));
    Node b = plain(product.input(1));
    TensorType type = product.type().with(exchanged(product));
    Node sum = Constants.of(builder, 0, type);
    for (int k = 0; k < b.type().shape().dim(0).size(); k++) {
      Node left = BroadcastTo.along(builder, row(a, k), type.shape(), ROWS);
      Node right = BroadcastTo.along(builder, row(b, k), type.shape(), COLUMNS);
      sum = builder.node(Elementwise.FMA, left, right, sum);
    }
    return sum;
  }

  private Node row(Node matrix, int row) {
    Dim length = matrix.type().shape().dim(1);
    Slice slice = new Slice(List.of(row, 0), Shape.of(Dim.ONE, length));
    return Reshape.to(builder, builder.node(slice, matrix), Shape.of(length));
  }

  private Node rebuild(Node node) {
    if (node.inputs().isEmpty()) {
      return builder.source(node.op(), node.type());
    }
    if (narrow.contains(node.input(0))) {
      if (node.op() instanceof Sum sum) {
        return builder.node(new Sum(exchanged(sum.axes())), transposed(node.input(0)));
      }
      if (node.op() instanceof Max max) {
        return builder.node(new Max(exchanged(max.axes())), transposed(node.input(0)));
      }
    }
    return builder.node(node.op(), node.inputs().stream().map(this::plain).toList());
  }

  private static List<Integer> exchanged(List<Integer> axes) {
    return axes.stream().map(axis -> 1 - axis).sorted().toList();
  }
}
