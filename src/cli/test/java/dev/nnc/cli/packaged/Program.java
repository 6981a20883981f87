package dev.nnc.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is packaged, and how a process of it is run to its end. */
final class Program {
  static final Path JAR = Path.of("target", "nnc.jar").toAbsolutePath();
  static final Path FILE = Path.of("target", "nnc").toAbsolutePath();

  /** A script that is trained at once. */
  static final String BOWL =
      """
      model Bowl {
        variable p : float[2] = [3, -1]
        output f = sum(p^2)
      }
      train Bowl {
        loss     f
        optimize sgd(rate = 0.1)
        run      10 steps
      }
      """;

  private Program() {}

  /**
   * What a process gave.
   *
   * @param out standard output
   * @param err standard error
   */
  record Run(int code, String out, String err) {}

  /** The program {@code java} of a Java, or another of its programs. */
  static String tool(Path java, String name) {
    return java.resolve("bin").resolve(name).toString();
  }

  /** The Java that runs the tests. */
  static Path java() {
    return Path.of(System.getProperty("java.home"));
  }

  /** Runs a command in a folder. */
  static Run run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    File err = folder.resolve("err").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out, Files.readString(err.toPath()));
  }

  /** As {@link #run}, with no other environment. */
  static Run run(Path folder, String... command) throws IOException, InterruptedException {
    return run(folder, Map.of(), List.of(command));
  }

  /** Writes a text to a folder. */
  static void write(Path folder, String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  static List<String> plus(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return all;
  }

  static void requirePackages() {
    assertThat(JAR).exists();
    assertThat(FILE).isExecutable();
  }
}
