package dev.nnc.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The file {@code nnc}, which a shell starts. */
@DisabledOnOs(OS.WINDOWS)
final class ProgramFileTest {
  @TempDir private Path folder;

  private Path program = Path.of("nnc");

  @BeforeEach
  void copy() throws IOException {
    Program.requirePackages();
    program = Files.createDirectory(folder.resolve("a folder")).resolve("nnc");
    Files.copy(Program.FILE, program);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Program.write(folder, "bowl.nn", Program.BOWL);
  }

  private Program.Run run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return Program.run(folder, environment, Program.plus(List.of(program.toString()), arguments));
  }

  private Program.Run run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of("JAVA_HOME", Program.java().toString()), arguments);
  }

  @Test
  void isTheProgram() throws Exception {
    assertThat(run("check", "bowl.nn"))
        .isEqualTo(new Program.Run(0, "bowl.nn: 1 model, no errors\n", ""));
    assertThat(run("check", "none.nn").code()).isEqualTo(1);
    assertThat(run("chekc").code()).isEqualTo(2);
    Program.Run trained = run("train", "bowl.nn", "--out", "saved files");
    assertThat(trained.err()).isEmpty();
    assertThat(trained.out()).contains("done after 10 steps");
    assertThat(folder.resolve("saved files/Bowl.safetensors")).isNotEmptyFile();
  }

  /** The machine that trains gets the user's options, and none that suit short commands alone. */
  @Test
  void trainsWithTheUsersOptions() throws Exception {
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME",
            Program.java().toString(),
            "NNC_JAVA_OPTIONS",
            "-XX:+PrintCommandLineFlags -XX:+UseParallelGC -Xmx777m");
    Program.Run trained = run(environment, "train", "bowl.nn");
    List<String> flags =
        trained.out().lines().filter(line -> line.contains("-XX:MaxHeapSize=")).toList();
    assertThat(flags)
        .hasSize(2)
        .allMatch(line -> line.contains("-XX:MaxHeapSize=814743552"))
        .allMatch(line -> line.contains("UseParallelGC"));
    assertThat(flags.get(0)).contains("-XX:TieredStopAtLevel=1");
    assertThat(flags.get(1)).doesNotContain("TieredStopAtLevel").contains("PerMethodTrapLimit");
  }

  /** Neither the machine that starts nor the one that trains looks for another name. */
  @Test
  void saysWhichLettersItCannotRead() throws Exception {
    String line = "LC_ALL=C; export LC_ALL; \"$0\" \"$1\" \"$(printf 'gr\\303\\266n.nn')\"";
    for (String command : List.of("check", "train")) {
      Program.Run run = Program.run(folder, "sh", "-c", line, program.toString(), command);
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err())
          .startsWith("error: the argument `gr")
          .contains(" has letters that the locale's encoding, ", "LC_ALL=C.UTF-8");
    }
  }

  @Test
  void saysThatThereIsNoJava() throws Exception {
    Program.write(Files.createDirectories(folder.resolve("text/bin")), "java", "no program");
    for (String home : List.of("/no java", folder.resolve("text").toString())) {
      Program.Run run = run(Map.of("JAVA_HOME", home), "check", "bowl.nn");
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).contains("error: `" + home + "/bin/java` is not there", "JAVA_HOME");
    }
  }
}
