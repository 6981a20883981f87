package dev.nnc.compiler.driver.report;

import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.Kernel;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What reports call a kernel, or one of those that are computed side by side.
 *
 * @param kind what it does: {@code product}
 * @param writes names of arrays and numbers
 * @param reads names of arrays and numbers
 * @param place in the script; empty for what has none
 */
public record KernelPart(String kind, List<String> writes, List<String> reads, String place) {
  /** The parts of a kernel, in order. */
  public static List<KernelPart> of(Kernel kernel) {
    return kernel.parts().stream().map(KernelPart::ofPart).toList();
  }

  static KernelPart ofPart(Kernel kernel) {
    return new KernelPart(
        kind(kernel), names(kernel.writes()), names(kernel.reads()), place(kernel));
  }

  private static String kind(Kernel kernel) {
    if (kernel instanceof Kernel.Loop) {
      return "loop";
    }
    if (kernel instanceof Kernel.Reduction reduction) {
      return reduction.joining().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
    if (kernel instanceof Kernel.Product) {
      return "product";
    }
    if (kernel instanceof Kernel.Gather) {
      return "gather";
    }
    if (kernel instanceof Kernel.Below) {
      return "below";
    }
    if (kernel instanceof Kernel.Read) {
      return "read";
    }
    return kernel instanceof Kernel.ScatterAdd ? "scatter add" : "random";
  }

  private static List<String> names(Collection<Buffer> buffers) {
    return buffers.stream().map(Buffer::name).distinct().toList();
  }

  private static String place(Kernel kernel) {
    return kernel.values().stream()
        .flatMap(value -> value.origins().stream())
        .findFirst()
        .map(origin -> origin.span().toString())
        .orElse("");
  }

  /** {@code product y <- x, w1}. */
  @Override
  public String toString() {
    String writing = String.format(Locale.ROOT, "%-11s %s", kind, String.join(", ", writes));
    return reads.isEmpty() ? writing : writing + " <- " + String.join(", ", reads);
  }
}
