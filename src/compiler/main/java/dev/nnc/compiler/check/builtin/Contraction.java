package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Iota;
import dev.nnc.compiler.ops.MatMul;
import dev.nnc.compiler.ops.Permute;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Sums of products over named axes, as transpositions, matrix products and sums; from the first
 * operand to the last, and what no one needs any more is summed at once.
 */
final class Contraction {
  private final GraphBuilder builder;
  private final Map<String, Dim> sizes;

  /** A tensor with a name for each axis. */
  record Named(Node node, List<String> axes) {}

  Contraction(GraphBuilder builder, Map<String, Dim> sizes) {
    this.builder = builder;
    this.sizes = sizes;
  }

  /** The sum of products of the operands over all axes that the result does not have. */
  Node of(List<Named> operands, List<String> result) {
    Named product = null;
    for (int i = 0; i < operands.size(); i++) {
      Set<String> needed = new LinkedHashSet<>(result);
      operands.subList(i + 1, operands.size()).forEach(later -> needed.addAll(later.axes));
      Named next = diagonal(operands.get(i));
      if (product == null) {
        product = summed(next, needed);
      } else {
        product = summed(multiplied(product, next, needed), needed);
      }
    }
    return ordered(java.util.Objects.requireNonNull(product), result).node;
  }

  /** Keeps only the elements whose indices on axes of one name are equal. */
  private Named diagonal(Named operand) {
    Named current = operand;
    for (int later = operand.axes.size() - 1; later > 0; later--) {
      int first = current.axes.indexOf(current.axes.get(later));
      if (first < later) {
        Node x = current.node;
        TensorType type = new TensorType(DType.INT32, x.type().shape());
        Node same =
            builder.node(
                Elementwise.EQUAL,
                builder.source(new Iota(first), type),
                builder.source(new Iota(later), type));
        Node zero = Constants.of(builder, 0, x.type());
        Node kept = builder.node(Elementwise.WHERE, same, x, zero);
        List<String> axes = new ArrayList<>(current.axes);
        axes.remove(later);
        current = new Named(builder.node(new Sum(List.of(later)), kept), axes);
      }
    }
    return current;
  }

  private Named summed(Named operand, Set<String> needed) {
    List<Integer> over =
        IntStream.range(0, operand.axes.size())
            .filter(axis -> !needed.contains(operand.axes.get(axis)))
            .boxed()
            .toList();
    List<String> kept = operand.axes.stream().filter(needed::contains).toList();
    return over.isEmpty() ? operand : new Named(builder.node(new Sum(over), operand.node), kept);
  }

  private Named multiplied(Named a, Named b, Set<String> needed) {
    Set<String> onlyB = new LinkedHashSet<>(needed);
    onlyB.addAll(a.axes);
    Named right = summed(b, onlyB);
    List<String> inner =
        a.axes.stream().filter(x -> right.axes.contains(x) && !needed.contains(x)).toList();
    return inner.isEmpty() ? side(a, right) : product(a, right, inner, needed);
  }

  /** Without a sum, the product element by element. */
  private Named side(Named a, Named b) {
    List<String> all = new ArrayList<>(a.axes);
    b.axes.stream().filter(axis -> !all.contains(axis)).forEach(all::add);
    return new Named(builder.node(Elementwise.MULTIPLY, spread(a, all), spread(b, all)), all);
  }

  private Node spread(Named operand, List<String> all) {
    Named sorted = ordered(operand, all.stream().filter(operand.axes::contains).toList());
    List<Integer> added =
        IntStream.range(0, all.size())
            .filter(axis -> !operand.axes.contains(all.get(axis)))
            .boxed()
            .toList();
    return BroadcastTo.along(builder, sorted.node, shape(all), added);
  }

  /**
   * A stack of matrix products: rows of the one, columns of the other, summed over what is inside.
   */
  private Named product(Named a, Named b, List<String> inner, Set<String> needed) {
    List<String> both =
        a.axes.stream().filter(x -> b.axes.contains(x) && needed.contains(x)).toList();
    List<String> rows = a.axes.stream().filter(x -> !b.axes.contains(x)).toList();
    List<String> columns = b.axes.stream().filter(x -> !a.axes.contains(x)).toList();
    Node left = matrices(a, both, rows, inner);
    Node right = matrices(b, both, inner, columns);
    List<String> axes = new ArrayList<>(both);
    axes.addAll(rows);
    axes.addAll(columns);
    Node product = builder.node(new MatMul(), left, right);
    return new Named(Reshape.to(builder, product, shape(axes)), axes);
  }

  private Node matrices(Named operand, List<String> stack, List<String> first, List<String> last) {
    List<String> order = new ArrayList<>(stack);
    order.addAll(first);
    order.addAll(last);
    Shape matrix = Shape.of(shape(first).elements(), shape(last).elements());
    Shape whole = stack.isEmpty() ? matrix : Shape.of(shape(stack).elements()).plus(matrix);
    return Reshape.to(builder, ordered(operand, order).node, whole);
  }

  private Named ordered(Named operand, List<String> order) {
    List<Integer> axes = order.stream().map(operand.axes::indexOf).toList();
    boolean same = order.equals(operand.axes);
    return same ? operand : new Named(builder.node(new Permute(axes), operand.node), order);
  }

  private Shape shape(List<String> axes) {
    return new Shape(axes.stream().map(sizes::get).toList());
  }
}
