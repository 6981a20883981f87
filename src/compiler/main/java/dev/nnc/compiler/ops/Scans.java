package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Sums and products of all elements up to each, along an axis of fixed size: each step adds what
 * lies twice as far back (Hillis and Steele 1986). As they consist of sums and products, their
 * derivatives are right wherever there are zeros.
 */
public final class Scans {
  private Scans() {}

  /** The sums of all elements up to each, itself included. */
  public static Node sums(GraphBuilder builder, Node x, int axis) {
    Node total = x;
    for (int back = 1; back < size(x, axis); back *= 2) {
      total = builder.node(Elementwise.ADD, total, shifted(builder, total, axis, back));
    }
    return total;
  }

  /** The products of all elements up to each, itself included. */
  public static Node products(GraphBuilder builder, Node x, int axis) {
    Node one = Constants.of(builder, 1, x.type());
    Node product = x;
    for (int back = 1; back < size(x, axis); back *= 2) {
      Node first = builder.node(Elementwise.LESS, index(builder, x, axis), limit(builder, x, back));
      Node before = shifted(builder, product, axis, back);
      Node factor = builder.node(Elementwise.WHERE, first, one, before);
      product = builder.node(Elementwise.MULTIPLY, product, factor);
    }
    return product;
  }

  /** The product of all elements along an axis, which is left out, by halves. */
  public static Node product(GraphBuilder builder, Node x, int axis) {
    Node left = x;
    while (size(left, axis) > 1) {
      int size = size(left, axis);
      int half = size / 2;
      Node both =
          builder.node(
              Elementwise.MULTIPLY,
              part(builder, left, axis, 0, half),
              part(builder, left, axis, half, 2 * half));
      left =
          size % 2 == 0
              ? both
              : builder.node(new Concat(axis), both, part(builder, left, axis, size - 1, size));
    }
    return Reshape.to(builder, left, left.type().shape().without(List.of(axis)));
  }

  /** The elements from one place to before another. */
  static Node part(GraphBuilder builder, Node x, int axis, int from, int to) {
    Shape shape = x.type().shape();
    List<Integer> starts = starts(shape, axis, from);
    Shape part = shape.replace(axis, Dim.fixed(to - (long) from));
    return part.equals(shape) ? x : builder.node(new Slice(starts, part), x);
  }

  private static Node shifted(GraphBuilder builder, Node x, int axis, int by) {
    Node kept = part(builder, x, axis, 0, size(x, axis) - by);
    return builder.node(new Pad(starts(x.type().shape(), axis, by), x.type().shape()), kept);
  }

  private static List<Integer> starts(Shape shape, int axis, int start) {
    List<Integer> starts = new ArrayList<>(Collections.nCopies(shape.rank(), 0));
    starts.set(axis, start);
    return List.copyOf(starts);
  }

  private static Node index(GraphBuilder builder, Node x, int axis) {
    return builder.source(new Iota(axis), new TensorType(DType.INT32, x.type().shape()));
  }

  private static Node limit(GraphBuilder builder, Node x, int value) {
    return Constants.of(builder, value, new TensorType(DType.INT32, x.type().shape()));
  }

  private static int size(Node x, int axis) {
    return Math.toIntExact(x.type().shape().dim(axis).size());
  }
}
