package dev.nnc.cli.damage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.runtime.file.IoProblems;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What nnc answers to each of {@link DamagedInputs}, in a process of 512 MB, compared with {@code
 * damaged-inputs.txt}; {@code -Dgolden=update} writes it anew.
 */
final class DamagedInputsTest {
  private static final Path GOLDEN =
      Path.of("test/resources/dev/nnc/cli/damage/damaged-inputs.txt");

  @TempDir private Path folder;

  @Test
  void eachIsAnsweredAsRecorded() throws Exception {
    String answers = answers();
    if ("update".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, answers);
    }
    assertThat(answers).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void eachMistakeIsOneMessageAndLeavesNothing() throws IOException {
    List<String> entries = List.of(Files.readString(GOLDEN).split("\n\n"));
    assertThat(entries).hasSameSizeAs(DamagedInputs.all());
    List<String> mistakes = entries.stream().filter(entry -> !entry.startsWith("# fine")).toList();
    assertThat(mistakes)
        .hasSizeGreaterThanOrEqualTo(120)
        .allMatch(entry -> entry.matches("# .*\n.*\n1 error: .*\n   = help: .*\n?"));
    assertThat(entries)
        .filteredOn(entry -> entry.startsWith("# fine"))
        .allMatch(entry -> entry.contains("\n0 training M: "));
  }

  /** Who may read everything, root, is told by the reader what others are told before. */
  @Test
  void noPermissionIsTold() throws IOException {
    DamagedInput input = DamagedInput.csv("no permission", "a,b\n1,2\n");
    Path data = Files.write(folder.resolve("t.csv"), input.files().get("t.csv"));
    Path script = Files.writeString(folder.resolve("m.nn"), input.script());
    Files.setPosixFilePermissions(data, Set.of());
    String message =
        Files.isReadable(data)
            ? IoProblems.reading(data, new AccessDeniedException("")).getMessage()
            : Answer.of(List.of("train", script.toString())).text();
    assertThat(message).contains(data + " cannot be read: permission denied");
  }

  private String answers() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                DamagedInputs.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answers = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return answers;
  }
}
