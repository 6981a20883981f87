package dev.nnc.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shaded jar. */
final class JarTest {
  private static final String ENDLESS =
      """
      model Bowl {
        variable p : float[2] = [3, -1]
        f = sum(p^2)
      }
      train Bowl {
        loss     f
        optimize sgd(rate = 0.1)
        run      1_000_000_000 steps
        log      p every 100 steps
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeScript() throws IOException {
    Program.requirePackages();
    Program.write(folder, "bowl.nn", ENDLESS);
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Program.tool(Program.java(), "java"));
    command.addAll(List.of("-jar", Program.JAR.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  @Test
  void holdsAllThatItNeeds() throws Exception {
    Process process = start("train", "bowl.nn", "--steps=100", "--json");
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(out.lines().toList().get(out.lines().toList().size() - 1))
        .contains("\"final\": true", "\"first_step_ms\": ");
    assertThat(folder.resolve("err")).isEmptyFile();
    assertThat(start("check", "none.nn").waitFor()).isEqualTo(1);
    assertThat(start("chekc").waitFor()).isEqualTo(2);
  }

  @Test
  void goesOnWithoutItsReader() throws Exception {
    Process process = start("train", "bowl.nn", "--steps=5000", "--out=saved");
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(reader.readLine()).startsWith("training Bowl");
    }
    assertThat(process.waitFor()).isZero();
    assertThat(folder.resolve("err")).isEmptyFile();
    assertThat(savedSteps()).contains("\"step\":\"5000\"");
  }

  private String savedSteps() throws IOException {
    return Files.readString(folder.resolve("saved/Bowl.safetensors"), StandardCharsets.ISO_8859_1);
  }

  @Test
  void savesWhenItIsStopped() throws Exception {
    Process process = start("train", "bowl.nn", "--out=saved");
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(reader.readLine()).startsWith("training Bowl");
      assertThat(reader.readLine()).startsWith("step 100");
      process.toHandle().destroy();
      assertThat(reader.lines()).anyMatch(line -> line.startsWith("stopped after"));
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("saved/Bowl.safetensors")).isNotEmptyFile();
  }

  /** The Java machine that trains ends with the one that started it. */
  @Test
  void endsWhenItIsKilled() throws Exception {
    Process process = start("train", "bowl.nn");
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(reader.readLine()).startsWith("training Bowl");
      List<ProcessHandle> trains = process.children().toList();
      assertThat(trains).hasSize(1);
      process.destroyForcibly();
      trains.get(0).onExit().get(60, TimeUnit.SECONDS);
    }
  }

  /** Everything that is written to this device of Linux finds the disk full. */
  @Test
  void saysThatStandardOutputIsFull() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    String java = Program.tool(Program.java(), "java");
    for (String command : List.of("check bowl.nn", "train bowl.nn --steps 300 --out saved")) {
      String line = "\"$0\" -jar \"$1\" " + command + " > /dev/full";
      Program.Run run = Program.run(folder, "sh", "-c", line, java, Program.JAR.toString());
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).startsWith("error: standard output cannot be written: ");
    }
    assertThat(savedSteps()).contains("\"step\":\"300\"");
  }

  /** The lines that the page {@code java.md} shows. */
  @Test
  void runsInJshell() throws Exception {
    String prompt = "jshell> ";
    String lines =
        Files.readAllLines(Path.of("../site/markdown/java.md")).stream()
            .filter(line -> line.startsWith(prompt))
            .map(line -> line.substring(prompt.length()))
            .collect(Collectors.joining("\n", "", "\n/exit\n"));
    Program.write(folder, "lines", lines);
    Process process =
        new ProcessBuilder(
                Program.tool(Program.java(), "jshell"), "--class-path", Program.JAR.toString())
            .directory(Path.of("../..").toFile())
            .redirectInput(folder.resolve("lines").toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(out).contains("TrainingReport[model=Digits, step=2700, lastStep=2700, steps=2700,");
  }
}
