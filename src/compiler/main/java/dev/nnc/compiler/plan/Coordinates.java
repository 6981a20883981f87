package dev.nnc.compiler.plan;

import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Flip;
import dev.nnc.compiler.ops.Permute;
import dev.nnc.compiler.ops.Slice;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a loop stands in a tensor: one number for each of its axes.
 *
 * @param axes of the loop
 * @param values one for each axis of the tensor
 */
record Coordinates(int axes, List<Affine> values) {
  Coordinates {
    values = List.copyOf(values);
  }

  /** Of a tensor whose dimensions, but for those of size 1, are the loop's axes. */
  static Coordinates of(Shape shape) {
    int axes = Nodes.space(shape).size();
    List<Affine> values = new ArrayList<>();
    int axis = 0;
    for (Dim dim : shape.dims()) {
      values.add(dim.isOne() ? Affine.zero(axes) : Affine.axis(axes, axis++));
    }
    return new Coordinates(axes, values);
  }

  private Coordinates with(List<Affine> others) {
    return new Coordinates(axes, others);
  }

  /** The position among the elements of a tensor of this shape, row-major. */
  Affine position(Shape shape) {
    Affine position = Affine.zero(axes);
    Dim stride = Dim.ONE;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      position = position.plus(values.get(axis).times(stride));
      stride = stride.times(shape.dim(axis));
    }
    return position;
  }

  Coordinates before(BroadcastTo broadcast) {
    List<Affine> kept = new ArrayList<>();
    for (int axis = 0; axis < values.size(); axis++) {
      if (!broadcast.added().contains(axis)) {
        kept.add(values.get(axis));
      }
    }
    return with(kept);
  }

  Coordinates before(Permute permute) {
    List<Affine> moved = new ArrayList<>(values);
    for (int axis = 0; axis < values.size(); axis++) {
      moved.set(permute.order().get(axis), values.get(axis));
    }
    return with(moved);
  }

  Coordinates before(Slice slice) {
    return shift(slice.starts(), 1);
  }

  /** Counts from the end. */
  Coordinates before(Flip flip, Shape shape) {
    Dim size = shape.dim(flip.axis());
    if (size.isOne()) {
      return this;
    }
    List<Affine> turned = new ArrayList<>(values);
    Dim minusOne = Dim.fixed(-1);
    Affine fromEnd = values.get(flip.axis()).times(minusOne).plus(size).plus(minusOne);
    turned.set(flip.axis(), fromEnd);
    return with(turned);
  }

  /** Adds sign times the starts. */
  Coordinates shift(List<Integer> starts, int sign) {
    List<Affine> shifted = new ArrayList<>();
    for (int axis = 0; axis < values.size(); axis++) {
      shifted.add(values.get(axis).plus(Dim.fixed((long) sign * starts.get(axis))));
    }
    return with(shifted);
  }

  /**
   * Through a reshape. Axes of size 1 come and go, and an axis may be split in several; null where
   * several are joined in one, which takes a division.
   */
  @Nullable Coordinates reshaped(Shape from, Shape to) {
    List<Affine> result = new ArrayList<>();
    int axis = 0;
    for (Dim dim : from.dims()) {
      if (dim.isOne()) {
        result.add(Affine.zero(axes));
        continue;
      }
      Affine value = Affine.zero(axes);
      Dim covered = Dim.ONE;
      while (axis < to.rank() && !covered.equals(dim)) {
        value = value.times(to.dim(axis)).plus(values.get(axis));
        covered = covered.times(to.dim(axis));
        axis++;
      }
      if (!covered.equals(dim)) {
        return null;
      }
      result.add(value);
    }
    return with(result);
  }

  /** Whether {@link #reshaped} finds a way. */
  static boolean canReshape(Shape from, Shape to) {
    return new Coordinates(0, Collections.nCopies(to.rank(), Affine.zero(0))).reshaped(from, to)
        != null;
  }
}
