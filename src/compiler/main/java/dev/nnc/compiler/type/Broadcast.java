package dev.nnc.compiler.type;

import java.util.Optional;

/**
 * The one broadcasting rule: a shape may stand for any shape that ends with it, so scalars
 * broadcast over everything and a row over all rows. Nothing else does, dimensions of 1 neither.
 */
public final class Broadcast {
  private Broadcast() {}

  /** The common shape of both, if there is one. */
  public static Optional<Shape> join(Shape first, Shape second) {
    if (first.endsWith(second)) {
      return Optional.of(first);
    }
    return second.endsWith(first) ? Optional.of(second) : Optional.empty();
  }

  /** What NumPy and PyTorch would compute where this rule finds nothing; they stretch ones. */
  public static Optional<Shape> numpy(Shape first, Shape second) {
    int rank = Math.max(first.rank(), second.rank());
    Shape joined = Shape.SCALAR;
    for (int back = 1; back <= rank; back++) {
      Dim a = back <= first.rank() ? first.dim(first.rank() - back) : Dim.ONE;
      Dim b = back <= second.rank() ? second.dim(second.rank() - back) : Dim.ONE;
      if (!a.equals(b) && !a.isOne() && !b.isOne()) {
        return Optional.empty();
      }
      joined = joined.insert(0, a.isOne() ? b : a);
    }
    return Optional.of(joined);
  }
}
