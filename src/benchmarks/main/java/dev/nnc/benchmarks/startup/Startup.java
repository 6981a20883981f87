package dev.nnc.benchmarks.startup;

import dev.nnc.benchmarks.measure.WorkloadFiles;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.file.Npy;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Launches the generated program of W3 again and again. */
public final class Startup {
  private static final String PROGRAM = "dev.nnc.benchmarks.workloads.StartTrainer";
  private static final int PIXELS = 784;

  /** What a launch must have got over by then. */
  private static final double SETTLED = 3;

  private static final double END = 5;

  private Startup() {}

  /**
   * Prints the distribution over launches; one before them, which fills the page cache, is not
   * counted.
   *
   * @param options for the Java machine
   */
  public static void print(PrintStream out, int launches, Path java, List<String> options) {
    List<String> command = command(java, options, files());
    List<Launch> all = new ArrayList<>();
    for (int i = 0; i <= launches; i++) {
      Launch launch = Launch.of(command, "\"loss\"", END);
      if (i > 0) {
        all.add(launch);
      }
    }
    print(out, "first step, s", all.stream().map(Launch::first).toList());
    List<Double> full = all.stream().map(each -> each.rate(END - 1, END)).toList();
    print(out, "steps a second, last second", full);
    double speed = sorted(full).get(full.size() / 2);
    List<Double> settled =
        all.stream().map(each -> each.rate(SETTLED, SETTLED + 0.5) / speed).toList();
    print(out, "share of the median of that, from 3 to 3.5 s", settled);
    print(out, "peak memory, MB", all.stream().map(each -> each.peakBytes() / 1e6).toList());
  }

  private static List<String> command(Path java, List<String> options, Path data) {
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin").resolve("java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), PROGRAM));
    command.addAll(List.of("--json", "--data-folder", data.toString()));
    return command;
  }

  /** The workload's rows as the script names them. */
  private static Path files() {
    try {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      Path folder = Files.createDirectories(temporary.resolve("nnc-benchmark-startup"));
      float[] x = WorkloadFiles.find().floats("mnist_x");
      int[] y = WorkloadFiles.find().classes("mnist_y");
      Npy.write(folder.resolve("mnist_x.npy"), Tensor.of(x, y.length, PIXELS));
      Npy.write(folder.resolve("mnist_y.npy"), Tensor.of(y, y.length));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(PrintStream out, String what, List<Double> values) {
    List<Double> sorted = sorted(values);
    out.printf(
        Locale.ROOT,
        "%s: median %.2f, least %.2f, most %.2f (%s)%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.get(0),
        sorted.get(sorted.size() - 1),
        sorted.stream()
            .map(value -> String.format(Locale.ROOT, "%.2f", value))
            .collect(Collectors.joining(" ")));
  }

  private static List<Double> sorted(List<Double> values) {
    return values.stream().sorted().toList();
  }
}
