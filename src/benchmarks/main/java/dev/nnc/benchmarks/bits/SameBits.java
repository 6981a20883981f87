package dev.nnc.benchmarks.bits;

import dev.nnc.benchmarks.measure.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trains workloads on several Javas, numbers of threads and widths of vectors. */
public final class SameBits {
  private static final List<Workload> WORKLOADS =
      List.of(Workload.W2S, Workload.W2T, Workload.W3, Workload.W4, Workload.W5);
  private static final List<Integer> THREADS = List.of(1, 2, 5);

  /** With the vector module at each width, and without it. */
  private static final List<List<String>> FLAGS =
      List.of(
          List.of("--add-modules=jdk.incubator.vector", "-XX:UseAVX=3"),
          List.of("--add-modules=jdk.incubator.vector", "-XX:UseAVX=2"),
          List.of("--add-modules=jdk.incubator.vector", "-XX:UseAVX=1"),
          List.of("-Dnnc.relaunched=true"));

  private SameBits() {}

  /**
   * Prints the hashes of each workload, each with the first run that gave it.
   *
   * @return whether each workload had one
   */
  public static boolean print(PrintStream out, List<Path> javas) {
    boolean same = true;
    for (Workload workload : WORKLOADS) {
      Map<String, String> firsts = new LinkedHashMap<>();
      int runs = 0;
      for (List<String> command : commands(workload, javas)) {
        firsts.putIfAbsent(hash(command), String.join(" ", command));
        runs++;
      }
      out.printf("%s: %d runs, %d hashes%n", workload.word(), runs, firsts.size());
      firsts.forEach((hash, command) -> out.printf("  %s of %s%n", hash, command));
      same &= firsts.size() == 1;
    }
    return same;
  }

  private static List<List<String>> commands(Workload workload, List<Path> javas) {
    List<List<String>> commands = new ArrayList<>();
    for (Path java : javas) {
      for (List<String> flags : FLAGS) {
        for (int threads : THREADS) {
          List<String> command = new ArrayList<>();
          command.add(java.resolve("bin").resolve("java").toString());
          command.addAll(flags);
          command.addAll(List.of("-cp", System.getProperty("java.class.path")));
          command.addAll(List.of("dev.nnc.benchmarks.Benchmarks", "weights"));
          command.addAll(List.of(workload.word(), Integer.toString(threads)));
          commands.add(command);
        }
      }
    }
    return commands;
  }

  /** The last line that a program prints. */
  private static String hash(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      byte[] text = process.getInputStream().readAllBytes();
      return new String(text, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
