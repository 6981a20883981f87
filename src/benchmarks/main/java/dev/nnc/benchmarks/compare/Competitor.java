package dev.nnc.benchmarks.compare;

import dev.nnc.benchmarks.measure.Workload;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that trains workloads.
 *
 * @param name as its result lines and the tables say it
 * @param java the Java home that it runs on
 * @param main its class
 * @param words what its arguments start with; workload and threads follow
 * @param environment what it needs in its environment
 */
record Competitor(
    String name, Path java, String main, List<String> words, Map<String, String> environment) {
  static final String NNC = "nnc";

  private static final String PROGRAM = "dev.nnc.benchmarks.Benchmarks";
  private static final String PEERS = "dev.nnc.benchmarks.peers.";
  private static final Map<String, String> QUIET = Map.of("TF_CPP_MIN_LOG_LEVEL", "2");
  private static final Map<String, String> COMPILED =
      Map.of(
          "TF_CPP_MIN_LOG_LEVEL",
          "2",
          "TF_XLA_FLAGS",
          "--tf_xla_auto_jit=2 --tf_xla_cpu_global_jit");

  /** nnc on the Java that runs this. */
  static Competitor nnc() {
    return nnc(NNC, Path.of(System.getProperty("java.home")), "peer");
  }

  /** nnc, each batch fed by the caller. */
  static Competitor fed() {
    return nnc(NNC + "-fed", Path.of(System.getProperty("java.home")), "fed");
  }

  /** nnc on another Java. */
  static Competitor nncOn(String name, Path java) {
    return nnc(NNC + "-" + name, java, "peer");
  }

  private static Competitor nnc(String name, Path java, String command) {
    return new Competitor(name, java, PROGRAM, List.of(command), Map.of());
  }

  /** The others, as far as this was built with them. */
  static List<Competitor> others() {
    List<Competitor> others = new ArrayList<>();
    if (isHere("PyTorch")) {
      others.add(other("pytorch", "PyTorch", List.of(), Map.of()));
    }
    if (isHere("TensorFlow")) {
      others.add(tensorFlow("tensorflow", QUIET));
      others.add(tensorFlow("tensorflow-caller", QUIET));
      others.add(tensorFlow("tensorflow-xla", COMPILED));
    }
    return others;
  }

  private static boolean isHere(String name) {
    String file = "/" + (PEERS + name).replace('.', '/') + ".class";
    return Competitor.class.getResource(file) != null;
  }

  private static Competitor tensorFlow(String name, Map<String, String> environment) {
    return other(name, "TensorFlow", List.of(name), environment);
  }

  private static Competitor other(
      String name, String main, List<String> words, Map<String, String> environment) {
    Path java = Path.of(System.getProperty("java.home"));
    return new Competitor(name, java, PEERS + main, words, environment);
  }

  /** The process that trains a workload. */
  ProcessBuilder process(Workload workload, int threads) {
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin").resolve("java").toString());
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(words);
    command.addAll(List.of(workload.word(), Integer.toString(threads)));
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().putAll(environment);
    return process;
  }

  /** Of nnc the jar that its users would have, where the build names it: its start counts too. */
  private String classPath() {
    String jar = System.getProperty("nnc.jar", "");
    boolean own = main.equals(PROGRAM) && !jar.isEmpty() && Files.exists(Path.of(jar));
    return own ? new File(jar).getPath() : System.getProperty("java.class.path");
  }
}
