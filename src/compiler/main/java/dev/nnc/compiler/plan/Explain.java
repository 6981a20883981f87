package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Origin;
import dev.nnc.compiler.type.Dim;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Describes plans to readers: kernels with their lines of the script, buffers, work. */
public final class Explain {
  private final StepPlan plan;
  private final Map<String, Integer> sizes;
  private final StringBuilder out = new StringBuilder();

  private Explain(StepPlan plan, Map<String, Integer> sizes) {
    this.plan = plan;
    this.sizes = sizes;
  }

  /**
   * A plan as text.
   *
   * @param sizes the run-time dimensions to count work with; those left out count as 1
   */
  public static String describe(StepPlan plan, Map<String, Integer> sizes) {
    Explain explain = new Explain(plan, sizes);
    if (plan.step() != null) {
      explain.routine("step", plan.step());
    }
    plan.fetches().forEach(explain::routine);
    explain.buffers();
    return explain.out.toString();
  }

  /**
   * Floating-point operations of a routine; each elementwise operator counts as one.
   *
   * @param sizes the run-time dimensions
   */
  public static long operations(Routine routine, Map<String, Integer> sizes) {
    return routine.kernels().stream().mapToLong(kernel -> operations(kernel, sizes)).sum();
  }

  /** Bytes that the kernels of a routine read and write, each array once a kernel. */
  public static long bytes(Routine routine, Map<String, Integer> sizes) {
    return routine.kernels().stream().mapToLong(kernel -> bytes(kernel, sizes)).sum();
  }

  private static long size(Dim dim, Map<String, Integer> sizes) {
    long size = dim.factor();
    for (String symbol : dim.symbols()) {
      size *= sizes.getOrDefault(symbol, 1);
    }
    return size;
  }

  private static long operations(Kernel kernel, Map<String, Integer> sizes) {
    if (kernel instanceof Kernel.Product product) {
      return 2
          * size(product.count(), sizes)
          * size(product.m(), sizes)
          * size(product.k(), sizes)
          * size(product.n(), sizes);
    }
    if (kernel instanceof Kernel.Method method) {
      long points = 1;
      for (Dim axis : method.body().axes()) {
        points *= size(axis, sizes);
      }
      long each =
          method.body().instructions().stream()
              .filter(i -> i instanceof Instruction.Apply || i instanceof Instruction.Convert)
              .count();
      return points * (each + (kernel instanceof Kernel.Reduction ? 1 : 0));
    }
    return kernel.writes().stream().mapToLong(buffer -> size(buffer.elements(), sizes)).sum();
  }

  private static long bytes(Kernel kernel, Map<String, Integer> sizes) {
    long bytes = 0;
    for (Set<Buffer> side :
        List.of(new LinkedHashSet<>(kernel.reads()), new LinkedHashSet<>(kernel.writes()))) {
      for (Buffer buffer : side) {
        if (!buffer.isScalar()) {
          bytes += size(buffer.elements(), sizes) * buffer.dtype().bytes();
        }
      }
    }
    return bytes;
  }

  private void routine(String name, Routine routine) {
    line(
        "%s: %d kernels, %,d operations, %,d bytes",
        name, routine.kernels().size(), operations(routine, sizes), bytes(routine, sizes));
    routine.kernels().forEach(this::kernel);
  }

  private void kernel(Kernel kernel) {
    line("  %s", sketch(kernel));
    origins(kernel).forEach(origin -> line("      %s", origin));
  }

  private static String sketch(Kernel kernel) {
    String what = kernel.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    if (kernel instanceof Kernel.Reduction reduction) {
      what = reduction.joining().name().toLowerCase(Locale.ROOT);
    }
    String shape = "";
    if (kernel instanceof Kernel.Method method) {
      shape = " " + method.body().axes();
    } else if (kernel instanceof Kernel.Product product) {
      shape = " [" + product.m() + ", " + product.k() + ", " + product.n() + "]";
    }
    return what + shape + " " + names(kernel.reads()) + " -> " + names(kernel.writes());
  }

  private static String names(List<Buffer> buffers) {
    Set<String> names = new LinkedHashSet<>();
    buffers.forEach(buffer -> names.add(buffer.name()));
    return String.join(", ", names);
  }

  private static Set<String> origins(Kernel kernel) {
    Set<String> lines = new LinkedHashSet<>();
    for (Node value : kernel.values()) {
      for (Origin origin : value.origins()) {
        String text = origin.span().source().lineText(origin.span().line()).strip();
        lines.add(origin.span() + ": " + text);
        break;
      }
    }
    return lines;
  }

  private void buffers() {
    line("buffers:");
    for (BufferPlan.Slot slot : plan.buffers().slots()) {
      List<String> occupants = new ArrayList<>();
      slot.occupants().forEach(buffer -> occupants.add(buffer.name()));
      line(
          "  %s[%s]: %s",
          slot.dtype().keyword(),
          slot.elements(),
          String.join(", ", new LinkedHashSet<>(occupants)));
    }
  }

  private void line(String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
