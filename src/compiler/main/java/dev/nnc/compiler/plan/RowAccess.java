package dev.nnc.compiler.plan;

import dev.nnc.compiler.type.Dim;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a kernel goes through its arrays row by row.
 *
 * @param kernel a loop, a sum of columns or random numbers
 * @param elements of the kernel's first axis
 */
record RowAccess(Kernel kernel, Dim elements) {
  /** Rows with fewer elements are not worth a call of their own. */
  private static final int LEAST_WIDTH = 16;

  /** A kernel that a band may hold; null for others. */
  static @Nullable RowAccess of(Kernel kernel) {
    if (kernel instanceof Kernel.Fill fill) {
      return new RowAccess(kernel, fill.out().elements());
    }
    boolean fits =
        kernel instanceof Kernel.Reduction sum
            ? isColumnSum(sum)
            : kernel instanceof Kernel.Loop loop && isLoop(loop);
    return fits ? new RowAccess(kernel, ((Kernel.Method) kernel).body().axes().get(0)) : null;
  }

  private static boolean isColumnSum(Kernel.Reduction sum) {
    return sum.joining() == Kernel.Joining.SUM
        && sum.scratch() != null
        && sum.reduced().equals(List.of(true, false));
  }

  private static boolean isLoop(Kernel.Loop loop) {
    return !loop.body().axes().isEmpty()
        && !loop.body().isOnTiles()
        && loop.writes().stream().noneMatch(Buffer::isScalar)
        && loop.body().instructions().stream().anyMatch(i -> !i.operands().isEmpty());
  }

  /** Rows that it can be cut into; null if only the rows of other kernels say it. */
  @Nullable Dim rows() {
    boolean flat = elements.isFixed() && axes().size() == 1;
    Dim rows = isSum() || elements.isFixed() ? elements : Dim.fixed(1);
    if (!isSum()) {
      rows = elements.symbols().stream().map(Dim::dynamic).reduce(rows, Dim::times);
    }
    return flat || unit(rows) == 0 ? null : rows;
  }

  boolean isSum() {
    return kernel instanceof Kernel.Reduction;
  }

  private List<Dim> axes() {
    return kernel instanceof Kernel.Method method ? method.body().axes() : List.of(elements);
  }

  private boolean isWide(long unit) {
    return width(unit) >= LEAST_WIDTH;
  }

  private long width(long unit) {
    long width = unit;
    for (Dim axis : axes().subList(1, axes().size())) {
      width = axis.isFixed() ? Math.multiplyExact(width, axis.size()) : LEAST_WIDTH;
    }
    return width;
  }

  /** How many of the kernel's first axis are a row, where there are so many rows; 0 if none fit. */
  long unit(Dim rows) {
    boolean same = elements.symbols().equals(rows.symbols());
    long unit =
        same && elements.factor() % rows.factor() == 0 ? elements.factor() / rows.factor() : 0;
    return unit > 0 && isWide(unit) && (!isSum() || unit == 1) ? unit : 0;
  }

  /** Operations of a row, about. */
  long work(Dim rows) {
    if (!(kernel instanceof Kernel.Method method)) {
      return 16 * width(unit(rows));
    }
    long work = 2L * method.body().stores().size();
    for (Instruction instruction : method.body().instructions()) {
      work += instruction instanceof Instruction.Apply apply ? apply.op().java().work() : 1;
    }
    return Math.min(Integer.MAX_VALUE, work * width(unit(rows)));
  }

  /** Whether the kernel touches a buffer, and only in the rows that it computes. */
  boolean isRowOf(Buffer buffer) {
    return kernel.buffers().contains(buffer) && staysInRow(buffer);
  }

  /** Whether the kernel touches a buffer only in the rows that it computes. */
  boolean staysInRow(Buffer buffer) {
    if (!(kernel instanceof Kernel.Method method)) {
      return true;
    }
    List<Affine> places = new ArrayList<>();
    int argument = method.arguments().indexOf(buffer);
    for (Instruction instruction : method.body().instructions()) {
      if (instruction instanceof Instruction.Load load && load.argument() == argument) {
        places.add(load.index());
      } else if (instruction instanceof Instruction.Scalar s && s.argument() == argument) {
        return false;
      }
    }
    method.body().stores().stream()
        .filter(store -> store.argument() == argument)
        .forEach(store -> places.add(store.index()));
    return places.stream().allMatch(place -> staysInRow(place, buffer));
  }

  private boolean staysInRow(Affine place, Buffer buffer) {
    Dim stride = place.strides().get(0);
    if (!place.offsets().isEmpty() || !stride.isFixed() || stride.factor() == 0) {
      return false;
    }
    long within = 1;
    for (int axis = 1; axis < axes().size(); axis++) {
      Dim inner = place.strides().get(axis);
      if (!inner.isFixed() || !axes().get(axis).isFixed()) {
        return false;
      }
      within += inner.size() * (axes().get(axis).size() - 1);
    }
    return within <= stride.size() && stride.times(elements).equals(buffer.elements());
  }
}
