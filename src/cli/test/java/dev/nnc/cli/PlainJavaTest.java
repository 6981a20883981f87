package dev.nnc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Java without the vector module trains the same bits. */
final class PlainJavaTest {
  private static final Path EXAMPLES = Path.of("..", "..", "examples");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"line", "polynomial", "digits", "overfit", "letters", "moons"})
  void trainsTheSameBits(String example) throws Exception {
    Path plain = folder.resolve("plain");
    Path here = folder.resolve("here");
    assertThat(withoutVectors(words(example, plain))).isEmpty();
    CommandLineRun run = CommandLineRun.of(words(example, here).toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(weights(plain)).isNotEmpty().isEqualTo(weights(here));
  }

  private static List<String> words(String example, Path out) {
    String script = EXAMPLES.resolve(example + ".nn").toString();
    String folder = out.toString();
    return List.of(
        "train", script, "--quiet", "--steps", "40", "--out", folder, "--results-folder", folder);
  }

  /** What a program says that is not the warning of slowness. */
  private static List<String> withoutVectors(List<String> words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dnnc.relaunched=true", "-cp", System.getProperty("java.class.path")));
    command.add(Nnc.class.getName());
    command.addAll(words);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().filter(line -> !line.startsWith("warning: this Java runs")).toList();
  }

  private static Map<String, String> weights(Path out) throws IOException {
    Map<String, String> weights = new TreeMap<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".safetensors")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        weights.put(file.getFileName().toString(), Arrays.toString(bytes));
      }
    }
    return weights;
  }
}
