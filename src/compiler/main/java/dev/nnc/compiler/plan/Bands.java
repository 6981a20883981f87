package dev.nnc.compiler.plan;

import dev.nnc.compiler.type.Dim;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins kernels over the same rows to bands. A kernel goes back to an earlier band if nothing in
 * between has to do with it.
 */
final class Bands {
  /** Kernels that one may go past. */
  private static final int FURTHEST = 8;

  /** Kernels in one band. */
  private static final int MOST = 8;

  /** Operations of a kernel of fixed size that is worth dividing. */
  private static final long LARGE = 1 << 18;

  private final List<Object> order = new ArrayList<>();

  private Bands() {}

  /** A band that grows. */
  private static final class Growing {
    final Dim rows;
    final List<RowAccess> members = new ArrayList<>();

    Growing(Dim rows) {
      this.rows = rows;
    }

    /** Whether another kernel may be computed side by side with those that are there. */
    boolean takes(RowAccess next) {
      return members.size() < MOST
          && next.unit(rows) > 0
          && members.stream().anyMatch(member -> haveCommonRows(member, next))
          && (!next.isSum() || members.stream().allMatch(m -> !m.isSum() || sameType(m, next)))
          && members.stream().allMatch(member -> areInRow(member, next));
    }

    private static boolean sameType(RowAccess one, RowAccess other) {
      return one.kernel().writes().get(0).dtype() == other.kernel().writes().get(0).dtype();
    }

    private static boolean haveCommonRows(RowAccess one, RowAccess other) {
      return one.kernel().buffers().stream()
          .anyMatch(buffer -> one.isRowOf(buffer) && other.isRowOf(buffer));
    }

    private static boolean areInRow(RowAccess before, RowAccess next) {
      Set<Buffer> common = new LinkedHashSet<>(next.kernel().reads());
      common.retainAll(before.kernel().writes());
      next.kernel().writes().stream()
          .filter(before.kernel().buffers()::contains)
          .forEach(common::add);
      return common.stream()
          .allMatch(
              buffer ->
                  !isTotal(before, buffer)
                      && !isTotal(next, buffer)
                      && before.staysInRow(buffer)
                      && next.staysInRow(buffer));
    }

    /** Whether it is a sum, which is known when all rows are. */
    private static boolean isTotal(RowAccess access, Buffer buffer) {
      return access.isSum() && access.kernel().writes().contains(buffer);
    }

    Kernel.Band band() {
      long work = members.stream().mapToLong(member -> member.work(rows)).sum();
      List<Kernel> kernels = members.stream().map(Growing::inBand).toList();
      return new Kernel.Band(rows, Math.min(Integer.MAX_VALUE, work), Sweeps.of(kernels));
    }

    private static Kernel inBand(RowAccess member) {
      if (member.kernel() instanceof Kernel.Reduction sum) {
        return new Kernel.Reduction(
            sum.joining(), sum.body().inBand(), sum.reduced(), sum.arguments(), null, sum.values());
      }
      return member.kernel() instanceof Kernel.Loop loop
          ? new Kernel.Loop(loop.body().inBand(), loop.arguments(), loop.values())
          : member.kernel();
    }
  }

  /** The kernels in an order that does the same, those over many rows in bands. */
  static List<Kernel> of(List<Kernel> kernels) {
    Bands bands = new Bands();
    kernels.forEach(bands::add);
    return bands.order.stream()
        .map(each -> each instanceof Growing growing ? growing.band() : (Kernel) each)
        .toList();
  }

  private void add(Kernel kernel) {
    RowAccess access = RowAccess.of(kernel);
    if (access == null) {
      order.add(kernel);
      return;
    }
    Growing earlier = earlier(access);
    Dim rows = access.rows();
    if (earlier != null) {
      earlier.members.add(access);
    } else if (rows != null && isLarge(access, rows)) {
      Growing band = new Growing(rows);
      band.members.add(access);
      order.add(band);
    } else {
      order.add(kernel);
    }
  }

  private static boolean isLarge(RowAccess access, Dim rows) {
    return !rows.isFixed() || access.work(rows) * rows.size() >= LARGE;
  }

  /** The last band that takes a kernel without a conflict with what follows. */
  private @Nullable Growing earlier(RowAccess access) {
    int first = Math.max(0, order.size() - FURTHEST);
    for (int i = order.size() - 1; i >= first; i--) {
      if (order.get(i) instanceof Growing growing && growing.takes(access)) {
        return growing;
      }
      if (!commutes(access.kernel(), order.get(i))) {
        return null;
      }
    }
    return null;
  }

  private static boolean commutes(Kernel kernel, Object other) {
    List<Kernel> before =
        other instanceof Growing growing
            ? growing.members.stream().map(RowAccess::kernel).toList()
            : List.of((Kernel) other);
    return before.stream().allMatch(each -> areApart(kernel, each));
  }

  private static boolean areApart(Kernel one, Kernel other) {
    return one.writes().stream().noneMatch(other.buffers()::contains)
        && one.reads().stream().noneMatch(other.writes()::contains);
  }
}
