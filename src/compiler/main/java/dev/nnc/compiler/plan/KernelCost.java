package dev.nnc.compiler.plan;

import dev.nnc.compiler.type.Dim;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a kernel costs at least.
 *
 * @param bytes of the arrays it reads, and of those it writes
 * @param operations on real numbers: 2 for a multiplication with an addition, 1 for an elementary
 *     function; random numbers and copies have none
 */
public record KernelCost(Size bytes, Size operations) {
  public static KernelCost of(Kernel kernel) {
    return new KernelCost(bytes(kernel), operations(kernel));
  }

  private static Size bytes(Kernel kernel) {
    return Size.sum(List.of(bytes(outside(kernel)), bytes(new LinkedHashSet<>(kernel.writes()))));
  }

  /** What is read, but for what a band itself has just written. */
  private static Set<Buffer> outside(Kernel kernel) {
    Set<Buffer> read = new LinkedHashSet<>();
    Set<Buffer> written = new LinkedHashSet<>();
    for (Kernel part : kernel.parts()) {
      part.reads().stream().filter(buffer -> !written.contains(buffer)).forEach(read::add);
      written.addAll(part.writes());
    }
    return read;
  }

  private static Size bytes(Set<Buffer> buffers) {
    return Size.sum(
        buffers.stream()
            .filter(buffer -> !buffer.isScalar())
            .map(buffer -> Size.of(buffer.elements()).times(buffer.dtype().bytes()))
            .toList());
  }

  private static Size operations(Kernel kernel) {
    return Size.sum(kernel.parts().stream().map(KernelCost::ofPart).toList());
  }

  private static Size ofPart(Kernel kernel) {
    if (kernel instanceof Kernel.Product product) {
      Dim points = product.count().times(product.m()).times(product.n());
      Size own = Size.of(points.times(product.k())).times(2);
      return product.edge() == null ? own : own.plus(ofPart(product.edge()));
    }
    if (!(kernel instanceof Kernel.Method method)) {
      return Size.NONE;
    }
    long each =
        method.body().instructions().stream()
            .filter(i -> i instanceof Instruction.Apply && i.dtype().isReal())
            .mapToLong(i -> ((Instruction.Apply) i).op().operations())
            .sum();
    long sums = kernel instanceof Kernel.Reduction reduction ? reduction.totals().size() : 0;
    Dim points = method.body().axes().stream().reduce(Dim.ONE, Dim::times);
    return Size.of(points).times(each + sums);
  }
}
