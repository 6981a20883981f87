package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sorts along the last axis by comparing pairs at fixed places (Batcher 1968): in s²/2 passes for
 * 2^s elements, whatever they are, so that rows are sorted side by side. A pass consists of minima
 * and maxima, so derivatives go the way that the elements went, and equal elements share.
 */
public final class Sorting {
  private Sorting() {}

  /** The elements of rows of fixed length in ascending order. */
  public static Node ascending(GraphBuilder builder, Node x) {
    Shape shape = x.type().shape();
    int last = shape.rank() - 1;
    int size = Math.toIntExact(shape.dim(last).size());
    Dim rows = shape.part(0, last).elements();
    int whole = size <= 1 ? size : Integer.highestOneBit(size - 1) * 2;
    Node sorted = filled(builder, Reshape.to(builder, x, Shape.of(rows, shape.dim(last))), whole);
    for (int block = 2; block <= whole; block *= 2) {
      sorted = pass(builder, sorted, rows, whole, block, block > 2);
      for (int half = block / 2; half >= 2; half /= 2) {
        sorted = pass(builder, sorted, rows, whole, half, false);
      }
    }
    return Reshape.to(builder, Scans.part(builder, sorted, 1, 0, size), shape);
  }

  /** The largest numbers behind, so that they stay there. */
  private static Node filled(GraphBuilder builder, Node x, int whole) {
    Shape shape = x.type().shape();
    long missing = whole - shape.dim(1).size();
    if (missing == 0) {
      return x;
    }
    double largest = x.type().dtype().isReal() ? Double.POSITIVE_INFINITY : Integer.MAX_VALUE;
    TensorType type = x.type().with(shape.replace(1, Dim.fixed(missing)));
    Node rest = Constants.of(builder, largest, type);
    return builder.node(new Concat(1), x, rest);
  }

  /** The smaller of each pair into the first half of its block, the larger into the second. */
  private static Node pass(
      GraphBuilder builder, Node x, Dim rows, int whole, int block, boolean mirrored) {
    Dim half = Dim.fixed(block / 2);
    Shape blocks = Shape.of(rows, Dim.fixed(whole / block), Dim.fixed(2), half);
    Node view = Reshape.to(builder, x, blocks);
    Node first = Scans.part(builder, view, 2, 0, 1);
    Node second = Scans.part(builder, view, 2, 1, 2);
    Node low = builder.node(Elementwise.MINIMUM, first, turned(builder, second, mirrored));
    Node high = builder.node(Elementwise.MAXIMUM, turned(builder, first, mirrored), second);
    return Reshape.to(builder, builder.node(new Concat(2), low, high), x.type().shape());
  }

  private static Node turned(GraphBuilder builder, Node x, boolean mirrored) {
    return mirrored ? builder.node(new Flip(3), x) : x;
  }

  /** The axes of a rank with one of them last, and the way back. */
  public static List<Integer> last(int rank, int axis, boolean back) {
    return IntStream.range(0, rank)
        .map(
            at ->
                back
                    ? (at < axis ? at : at == axis ? rank - 1 : at - 1)
                    : (at < axis ? at : at == rank - 1 ? axis : at + 1))
        .boxed()
        .toList();
  }
}
