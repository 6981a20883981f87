package dev.nnc.benchmarks;

import dev.nnc.benchmarks.bits.SameBits;
import dev.nnc.benchmarks.bits.WeightsHash;
import dev.nnc.benchmarks.compare.Comparison;
import dev.nnc.benchmarks.kernels.Limits;
import dev.nnc.benchmarks.measure.Workload;
import dev.nnc.benchmarks.scale.Scale;
import dev.nnc.benchmarks.startup.Startup;
import dev.nnc.runtime.launch.Relaunch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** The program of this module's jar. */
public final class Benchmarks {
  private static final String USAGE =
      """
      Usage: java -jar nnc-benchmarks.jar COMMAND ...
        peer WORKLOAD THREADS  trains w1, w2s, w2t, w3, w4 or w5; prints one line of results
        fed WORKLOAD THREADS   the same by a loop of the caller's, which feeds each batch
        limits                 what the machine can do at most, in seconds
        jmh [OPTIONS]          kernels and readers, as of org.openjdk.jmh.Main
        scale                  time and size of compiling 10, 100 and 1,000 layers
        startup LAUNCHES [JAVA_HOME [OPTION...]]
                               how soon a generated program trains at full speed
        allocation THREADS STEPS
                               what steps of the workloads allocate after warming up
        weights WORKLOAD THREADS
                               the hash of what is learnt until the checked step
        bits JAVA_HOME...      those hashes on several Javas, threads and widths of vectors
        compare [OPTIONS]      trains the workloads with all that the build has; prints tables
      """
          + Comparison.usage().indent(6);

  private Benchmarks() {}

  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    OptionalInt elsewhere = Relaunch.ifOfUse(Benchmarks.class.getName(), words);
    if (elsewhere.isPresent()) {
      System.exit(elsewhere.getAsInt());
    }
    try {
      run(words);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (IllegalArgumentException mistake) {
      System.err.println("error: " + mistake.getMessage() + "\n" + USAGE);
      System.exit(2);
    }
  }

  private static void run(List<String> words) throws IOException {
    String command = words.isEmpty() ? "" : words.get(0);
    switch (command) {
      case "peer" -> Peer.run(word(words, 1), number(words, 2));
      case "fed" -> Peer.runFed(word(words, 1), number(words, 2));
      case "limits" -> Limits.print(System.out);
      case "jmh" ->
          org.openjdk.jmh.Main.main(words.subList(1, words.size()).toArray(String[]::new));
      case "scale" -> Scale.print(System.out);
      case "startup" -> startup(words);
      case "allocation" -> Allocation.print(System.out, number(words, 1), number(words, 2));
      case "weights" ->
          System.out.println(WeightsHash.of(Workload.of(word(words, 1)), number(words, 2)));
      case "bits" -> bits(words.subList(1, words.size()));
      case "compare" -> Comparison.run(words.subList(1, words.size()), System.out);
      default -> throw new IllegalArgumentException("unknown command `" + command + "`");
    }
  }

  private static void startup(List<String> words) {
    String home = words.size() > 2 ? words.get(2) : System.getProperty("java.home");
    List<String> options = words.subList(Math.min(3, words.size()), words.size());
    Startup.print(System.out, number(words, 1), Path.of(home), options);
  }

  private static void bits(List<String> homes) {
    if (!SameBits.print(System.out, homes.stream().map(Path::of).toList())) {
      System.exit(1);
    }
  }

  private static String word(List<String> words, int index) {
    if (index >= words.size()) {
      throw new IllegalArgumentException(words.get(0) + " needs more words");
    }
    return words.get(index);
  }

  private static int number(List<String> words, int index) {
    return Integer.parseInt(word(words, index));
  }
}
