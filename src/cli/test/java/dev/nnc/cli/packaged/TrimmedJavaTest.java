package dev.nnc.cli.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of Java that lack modules: what needs none of these works, and the rest says why not. */
final class TrimmedJavaTest {
  private static final String PICTURE = "\n  plot curves(loss) to \"curve.png\"\n}";

  @TempDir private Path folder;

  @BeforeEach
  void writeScripts() throws IOException {
    Program.requirePackages();
    Program.write(folder, "bowl.nn", Program.BOWL);
    Program.write(folder, "drawn.nn", Program.BOWL.replaceFirst("\n}\n$", PICTURE));
  }

  /** Some systems pack what images are made of apart from the JDK. */
  private static void requireModules() {
    Path modules = Program.java().resolve("jmods");
    assumeTrue(Files.isDirectory(modules) || Runtime.version().feature() >= 24);
  }

  private Path image(String modules) throws IOException, InterruptedException {
    requireModules();
    Path image = folder.resolve(modules);
    String jlink = Program.tool(Program.java(), "jlink");
    Program.Run linked =
        Program.run(folder, jlink, "--add-modules", modules, "--output", image.toString());
    assertThat(linked.code()).as(linked.out() + linked.err()).isZero();
    return image;
  }

  private Program.Run nnc(Path java, String... arguments) throws IOException, InterruptedException {
    List<String> command = List.of(Program.tool(java, "java"), "-jar", Program.JAR.toString());
    return Program.run(folder, Program.plus(command, arguments).toArray(String[]::new));
  }

  private void requireMistake(Program.Run run, String... parts) {
    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(run.err()).contains(parts).doesNotContain("Exception");
  }

  @Test
  void trainsWithTheSmallest() throws Exception {
    Path java = image("java.base");
    Program.Run compiled = nnc(Program.java(), "compile", "bowl.nn", "-d", "classes");
    assertThat(compiled.code()).as(compiled.err()).isZero();
    String path = "classes" + System.getProperty("path.separator") + Program.JAR;
    Program.Run trained =
        Program.run(
            folder, Program.tool(java, "java"), "-cp", path, "BowlTrainer", "--out", "saved");
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(trained.err()).contains("one that has module jdk.incubator.vector");
    assertThat(folder.resolve("saved/Bowl.safetensors")).isNotEmptyFile();

    assertThat(nnc(java, "check", "bowl.nn").code()).isZero();
    assertThat(nnc(java, "explain", "bowl.nn").code()).isZero();
    requireMistake(nnc(java, "train", "bowl.nn"), "has no compiler", "jdk.compiler");
    requireMistake(nnc(java, "explain", "bowl.nn", "--profile"), "has no compiler");
    requireMistake(nnc(java, "graph", "bowl.nn", "--out", "graph.png"), "java.desktop", ".svg");
  }

  /** What the messages ask for is enough. */
  @Test
  void compilesWithWhatItAsksFor() throws Exception {
    Path java = image("jdk.compiler,jdk.incubator.vector,jdk.zipfs");
    Program.Run trained = nnc(java, "train", "bowl.nn");
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(trained.err()).isEmpty();
    requireMistake(nnc(java, "train", "drawn.nn"), "java.desktop", ".svg");
  }
}
