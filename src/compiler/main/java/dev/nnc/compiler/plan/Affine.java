package dev.nnc.compiler.plan;

import dev.nnc.compiler.type.Dim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A whole number that depends on the indices of a loop: the sum of each index times its stride, and
 * of offsets.
 *
 * @param strides one for each axis of the loop, 0 where the axis plays no part
 * @param offsets terms that do not depend on the loop, none of them 0, at most one of them fixed
 */
public record Affine(List<Dim> strides, List<Dim> offsets) {
  static final Dim ZERO = Dim.fixed(0);

  public Affine {
    strides = List.copyOf(strides);
    offsets = List.copyOf(offsets);
  }

  /** The number 0 in a loop of so many axes. */
  static Affine zero(int axes) {
    return new Affine(Collections.nCopies(axes, ZERO), List.of());
  }

  /** The index of an axis. */
  static Affine axis(int axes, int axis) {
    List<Dim> strides = new ArrayList<>(Collections.nCopies(axes, ZERO));
    strides.set(axis, Dim.ONE);
    return new Affine(strides, List.of());
  }

  static boolean isZero(Dim dim) {
    return dim.factor() == 0;
  }

  private static Dim times(Dim a, Dim b) {
    return isZero(a) || isZero(b) ? ZERO : a.times(b);
  }

  Affine times(Dim factor) {
    List<Dim> offset = new ArrayList<>();
    offsets.forEach(term -> add(offset, times(term, factor)));
    return new Affine(strides.stream().map(stride -> times(stride, factor)).toList(), offset);
  }

  Affine plus(Dim constant) {
    List<Dim> offset = new ArrayList<>(offsets);
    add(offset, constant);
    return new Affine(strides, offset);
  }

  /** The sum with a number that depends on other axes. */
  Affine plus(Affine other) {
    List<Dim> sum = new ArrayList<>();
    for (int axis = 0; axis < strides.size(); axis++) {
      sum.add(single(strides.get(axis), other.strides.get(axis)));
    }
    List<Dim> offset = new ArrayList<>(offsets);
    other.offsets.forEach(term -> add(offset, term));
    return new Affine(sum, offset);
  }

  private static Dim single(Dim a, Dim b) {
    if (!isZero(a) && !isZero(b)) {
      throw new IllegalStateException("an axis is used twice");
    }
    return isZero(a) ? b : a;
  }

  /** Adds a term to a sum, joining it with one of the same names. */
  private static void add(List<Dim> sum, Dim term) {
    for (int i = 0; i < sum.size(); i++) {
      if (sum.get(i).symbols().equals(term.symbols())) {
        long factor = Math.addExact(sum.get(i).factor(), term.factor());
        Dim joined =
            term.symbols().stream().map(Dim::dynamic).reduce(Dim.fixed(factor), Dim::times);
        sum.remove(i);
        if (factor != 0) {
          sum.add(i, joined);
        }
        return;
      }
    }
    if (!isZero(term)) {
      sum.add(term);
    }
  }

  /** Whether it is the same number throughout, known now. */
  boolean isFixed() {
    return strides.stream().allMatch(Affine::isZero) && offsets.stream().allMatch(Dim::isFixed);
  }

  /** The number, if {@link #isFixed}. */
  long fixed() {
    return offsets.stream().mapToLong(Dim::size).sum();
  }

  /** Whether an axis and the next can be one: a step on the outer is {@code inner} on the next. */
  boolean collapses(int axis, Dim inner) {
    return strides.get(axis).equals(times(strides.get(axis + 1), inner));
  }

  /** The same number where an axis and the next have become one. */
  Affine collapse(int axis) {
    List<Dim> fewer = new ArrayList<>(strides);
    fewer.remove(axis);
    return new Affine(fewer, offsets);
  }

  /** The position in a loop, counting row-major. */
  static Affine identity(List<Dim> extents) {
    List<Dim> strides = new ArrayList<>();
    Dim stride = Dim.ONE;
    for (int axis = extents.size() - 1; axis >= 0; axis--) {
      strides.add(0, stride);
      stride = stride.times(extents.get(axis));
    }
    return new Affine(strides, List.of());
  }
}
