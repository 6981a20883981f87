package dev.nnc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Java without the vector module trains the same bits; one without libraries says so. */
final class PlainJavaTest {
  private static final Path EXAMPLES = Path.of("..", "..", "examples");

  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"line", "polynomial", "digits", "overfit", "letters", "moons"})
  void trainsTheSameBits(String example) throws Exception {
    Path plain = folder.resolve("plain");
    Path here = folder.resolve("here");
    assertThat(withoutVectors(CLASS_PATH, 0, words(example, plain))).isEmpty();
    CommandLineRun run = CommandLineRun.of(words(example, here).toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(weights(plain)).isNotEmpty().isEqualTo(weights(here));
  }

  @Test
  void saysWhatAReaderLacks() throws Exception {
    String poorer =
        Stream.of(CLASS_PATH.split(File.pathSeparator))
            .filter(entry -> !entry.contains("fastcsv"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(withoutVectors(poorer, 1, words("iris", folder)))
        .first(InstanceOfAssertFactories.STRING)
        .startsWith("error: the reader of `csv` data lacks a library: no class de/siegmar/fastcsv");
  }

  private static List<String> words(String example, Path out) {
    String script = EXAMPLES.resolve(example + ".nn").toString();
    String folder = out.toString();
    return List.of(
        "train", script, "--quiet", "--steps", "40", "--out", folder, "--results-folder", folder);
  }

  /** What a program says that is not the warning of slowness. */
  private static List<String> withoutVectors(String classPath, int code, List<String> words)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dnnc.relaunched=true", "-cp", classPath));
    command.add(Nnc.class.getName());
    command.addAll(words);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(code);
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
