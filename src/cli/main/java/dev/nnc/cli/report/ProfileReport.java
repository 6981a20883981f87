package dev.nnc.cli.report;

import dev.nnc.compiler.driver.profile.KernelProfile;
import dev.nnc.compiler.driver.profile.StepProfile;
import dev.nnc.compiler.driver.report.KernelPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Says in lines of text how long the kernels of a step take. */
public final class ProfileReport {
  private static final int WIDTH = 120;
  private static final double NANOS = 1e9;
  private static final double MICRO = 1e3;

  private final StepProfile step;
  private final TextTable table = new TextTable(WIDTH);

  private ProfileReport(StepProfile step) {
    this.step = step;
  }

  /** The lines, the kernel that takes longest first, and an empty one. */
  public static List<String> lines(StepProfile step) {
    return new ProfileReport(step).lines();
  }

  private List<String> lines() {
    table.add("µs", "%", "GFLOP/s", "GB/s", "% of limit", "limit", "at", "kernel");
    step.kernels().stream()
        .sorted(Comparator.comparingDouble(KernelProfile::nanos).reversed())
        .forEach(this::kernel);
    String between = step.rows() > 0 ? "rows of the batch" : "between steps";
    table.add(row(time(step.between()), share(step.between()), "", "", "", "", "", between));
    rates(step.total(), "", "", "all");
    List<String> lines = new ArrayList<>();
    lines.add(head());
    lines.addAll(table.lines());
    lines.add(limits());
    lines.add("");
    return lines;
  }

  // Mnist: 126 steps/s of 200 rows with 1 thread, each 7,911 µs, the mean of 253
  private String head() {
    double rows = step.rows();
    String ofRows =
        String.format(Locale.ROOT, rows % 1 == 0 ? " of %,.0f rows" : " of %,.1f rows", rows);
    return String.format(
        Locale.ROOT,
        "%s: %s steps/s%s with %s, each %s µs, the mean of %,d",
        step.model(),
        rounded(NANOS / step.nanos()),
        rows > 0 ? ofRows : "",
        DataReport.count(step.threads(), "thread"),
        time(step.nanos()),
        step.steps());
  }

  private void kernel(KernelProfile kernel) {
    boolean first = true;
    for (KernelPart part : kernel.parts()) {
      if (first) {
        rates(kernel, limit(kernel), part.place(), part.toString());
      } else {
        table.add(row("", "", "", "", "", "", part.place(), part.toString()));
      }
      first = false;
    }
  }

  private static String limit(KernelProfile kernel) {
    return kernel.least() > 0 ? kernel.limit().name().toLowerCase(Locale.ROOT) : "";
  }

  private void rates(KernelProfile kernel, String limit, String place, String name) {
    table.add(
        row(
            time(kernel.nanos()),
            share(kernel.nanos()),
            rounded(kernel.operationRate()),
            rounded(kernel.byteRate()),
            rounded(100 * kernel.shareOfLimit()),
            limit,
            place,
            name));
  }

  private static List<String> row(String... cells) {
    return List.of(cells);
  }

  private static String time(double nanos) {
    return String.format(Locale.ROOT, nanos < MICRO ? "%.3f" : "%.1f", nanos / MICRO);
  }

  private String share(double nanos) {
    return String.format(Locale.ROOT, "%.1f", 100 * nanos / step.nanos());
  }

  /** Three digits, or the whole part of a larger number; empty for what is none. */
  private static String rounded(double number) {
    if (Double.isNaN(number)) {
      return "";
    }
    int digits = number < 10 ? 2 : number < 100 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }

  // limits of this run, 1 thread: 158 GFLOP/s; GB/s of 16 KiB 310, of 32 MiB 27.1
  private String limits() {
    List<String> rates = new ArrayList<>();
    step.bandwidths()
        .forEach((bytes, rate) -> rates.add("of " + size(bytes) + " " + rounded(rate)));
    return "limits of this run, "
        + DataReport.count(step.threads(), "thread")
        + ": "
        + rounded(step.multiplyAdds())
        + " GFLOP/s; GB/s "
        + String.join(", ", rates);
  }

  private static String size(long bytes) {
    return bytes < 1 << 20 ? (bytes >> 10) + " KiB" : (bytes >> 20) + " MiB";
  }
}
