package dev.nnc.compiler.type;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The dimensions of a tensor, outermost first.
 *
 * @param dims empty for a scalar
 */
public record Shape(List<Dim> dims) {
  public static final Shape SCALAR = new Shape(List.of());

  public Shape {
    dims = List.copyOf(dims);
  }

  public static Shape of(Dim... dims) {
    return new Shape(List.of(dims));
  }

  public static Shape fixed(long... sizes) {
    List<Dim> dims = new ArrayList<>();
    for (long size : sizes) {
      dims.add(Dim.fixed(size));
    }
    return new Shape(dims);
  }

  public int rank() {
    return dims.size();
  }

  public Dim dim(int axis) {
    return dims.get(axis);
  }

  public boolean isScalar() {
    return dims.isEmpty();
  }

  public boolean isFixed() {
    return dims.stream().allMatch(Dim::isFixed);
  }

  /** How many elements: the product of the dimensions. */
  public Dim elements() {
    return dims.stream().reduce(Dim.ONE, Dim::times);
  }

  /** The dimensions from {@code from} up to, not including, {@code to}. */
  public Shape part(int from, int to) {
    return new Shape(dims.subList(from, to));
  }

  public Shape plus(Shape inner) {
    List<Dim> all = new ArrayList<>(dims);
    all.addAll(inner.dims);
    return new Shape(all);
  }

  public Shape without(List<Integer> axes) {
    List<Dim> kept = new ArrayList<>();
    for (int axis = 0; axis < rank(); axis++) {
      if (!axes.contains(axis)) {
        kept.add(dims.get(axis));
      }
    }
    return new Shape(kept);
  }

  public Shape replace(int axis, Dim dim) {
    List<Dim> changed = new ArrayList<>(dims);
    changed.set(axis, dim);
    return new Shape(changed);
  }

  /** The shape with {@code dim} put before {@code axis}. */
  public Shape insert(int axis, Dim dim) {
    List<Dim> longer = new ArrayList<>(dims);
    longer.add(axis, dim);
    return new Shape(longer);
  }

  /** Whether {@code inner} is this shape's end. */
  public boolean endsWith(Shape inner) {
    int outer = rank() - inner.rank();
    return outer >= 0 && part(outer, rank()).equals(inner);
  }

  /** Sizes in digits and run-time names, as the runtime reads them: {@code [batch, 130]}. */
  public String signature() {
    return dims.stream()
        .map(dim -> dim.isFixed() ? Long.toString(dim.size()) : dim.toString())
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public String toString() {
    return dims.stream().map(Dim::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}
