package dev.nnc.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code main} of a generated trainer, started in other ways than from the class path. */
final class TrainerProgramTest {
  private static final String MODULE =
      """
      module org.example.bowl {
        requires dev.nnc.cli;
        exports org.example;
      }
      """;

  /** As plugins of builds do that run programs in their own process. */
  private static final String HOST =
      """
      import java.net.*;
      import java.nio.file.Path;

      public class Host {
        public static void main(String[] words) throws Exception {
          URL[] path = {Path.of(words[0]).toUri().toURL(), Path.of(words[1]).toUri().toURL()};
          ClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
          loader
              .loadClass("org.example.BowlTrainer")
              .getMethod("main", String[].class)
              .invoke(null, (Object) new String[] {"--quiet", "--out", "saved"});
          System.out.println("the host goes on");
        }
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void compile() throws IOException, InterruptedException {
    Program.requirePackages();
    Program.write(folder, "bowl.nn", Program.BOWL);
    String jar = Program.JAR.toString();
    succeed("java", "-jar", jar, "compile", "bowl.nn", "-d", "classes", "--package", "org.example");
  }

  private Program.Run succeed(String tool, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = List.of(Program.tool(Program.java(), tool));
    Program.Run run = Program.run(folder, Program.plus(command, arguments).toArray(String[]::new));
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    return run;
  }

  @Test
  void trainsInAModuleWithAndWithoutVectors() throws Exception {
    Program.write(folder, "module-info.java", MODULE);
    String jar = Program.JAR.toString();
    succeed("javac", "-p", jar, "-d", "classes", "module-info.java");
    String path = "classes" + File.pathSeparator + jar;
    String main = "org.example.bowl/org.example.BowlTrainer";
    for (String modules : List.of("java.base", "jdk.incubator.vector")) {
      Program.Run run = succeed("java", "-p", path, "--add-modules", modules, "-m", main, "--json");
      assertThat(run.out()).contains("\"steps\": 10");
    }
  }

  @Test
  void returnsToAHost() throws Exception {
    Program.write(folder, "Host.java", HOST);
    Program.Run run = succeed("java", "Host.java", "classes/", Program.JAR.toString());
    assertThat(run.out()).isEqualTo("the host goes on\n");
    assertThat(folder.resolve("saved/Bowl.safetensors")).isNotEmptyFile();
  }
}
