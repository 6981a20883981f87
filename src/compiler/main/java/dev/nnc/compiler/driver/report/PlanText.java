package dev.nnc.compiler.driver.report;

import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.BufferPlan;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.plan.KernelCost;
import dev.nnc.compiler.plan.Routine;
import dev.nnc.compiler.plan.StepPlan;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a plan: the kernels of each routine in order, then the arrays and who lives in them. */
public final class PlanText {
  private final StringBuilder text = new StringBuilder();

  private PlanText() {}

  /** The plan of a program, ending in an empty line. */
  public static String of(Program program) {
    StepPlan plan = StepPlan.of(program);
    PlanText text = new PlanText();
    text.routine("initialize", plan.initialize());
    text.routine("step", plan.step());
    text.routine("evaluate, for some rows at a time", plan.measure());
    text.routine("evaluate", plan.evaluate());
    plan.fetches().forEach(text::routine);
    plan.logs().forEach((name, routine) -> text.routine("log " + name, routine));
    plan.rows().forEach(routine -> text.routine("rows", routine));
    text.buffers(plan);
    return text.text.append('\n').toString();
  }

  private void routine(String name, @Nullable Routine routine) {
    if (routine != null && !routine.kernels().isEmpty()) {
      text.append("# kernels of ").append(name).append('\n');
      routine.kernels().forEach(this::kernels);
      text.append('\n');
    }
  }

  // rows of batch, some at a time: 1,280 * batch bytes, 480 * batch operations
  //   loop        y <- x                           // line.nn:6:3
  private void kernels(Kernel kernel) {
    if (kernel instanceof Kernel.Band band) {
      boolean single = band.kernels().size() == 1;
      text.append("rows of ").append(band.rows()).append(", some at a time");
      text.append(single ? "" : ": " + cost(band)).append('\n');
      for (Kernel part : band.kernels()) {
        text.append("  ");
        kernel(part);
      }
    } else {
      kernel(kernel);
    }
  }

  // product     y <- x, w1                       // line.nn:6:3
  private void kernel(Kernel kernel) {
    KernelPart part = KernelPart.ofPart(kernel);
    text.append(
        (part.place().isEmpty()
                ? part.toString()
                : String.format(Locale.ROOT, "%-60s // %s", part, part.place()))
            + "\n");
    text.append(String.format(Locale.ROOT, "%-11s   %s\n", "", cost(kernel)));
  }

  private static String cost(Kernel kernel) {
    KernelCost cost = KernelCost.of(kernel);
    return cost.bytes() + " bytes, " + cost.operations() + " operations";
  }

  private static String names(Collection<Buffer> buffers) {
    return buffers.stream().map(Buffer::name).distinct().collect(Collectors.joining(", "));
  }

  private void buffers(StepPlan plan) {
    text.append("# buffers\n");
    plan.cells().values().forEach(this::buffer);
    for (BufferPlan.Slot slot : plan.buffers().slots()) {
      String type = slot.dtype().keyword() + "[" + slot.elements() + "]";
      text.append(type).append("  ").append(names(slot.occupants())).append('\n');
    }
  }

  private void buffer(Buffer cell) {
    String type = cell.dtype().keyword() + cell.shape();
    text.append(type).append("  ").append(cell.name()).append(", kept\n");
  }
}
