package dev.nnc.maven.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.runtime.launch.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that write, or wrote, the same class. */
class ScriptBuildTest {
  private static final String BODY =
      " {\n  placeholder x : float[batch]\n  output y = exp(x) - 1\n}\n";

  @TempDir private Path folder;

  private Map<String, SortedMap<String, String>> built = new TreeMap<>();

  @BeforeEach
  void oneScript() throws IOException {
    write("first/flat.nn", "Flat");
    build("first");
  }

  @Test
  void lanesHaveAnOwnerToo() throws IOException {
    assertThat(folder.resolve("classes/FlatLanes.class")).exists();
    write("first/twice.nn", "FlatLanes");
    assertThatThrownBy(() -> build("first"))
        .hasMessage("flat.nn and twice.nn both write the class FlatLanes");
  }

  @Test
  void executionsShareNoClass() throws IOException {
    write("second/flat.nn", "Flat");
    assertThatThrownBy(() -> build("second"))
        .hasMessageContaining(
            folder.resolve("first/flat.nn") + " and flat.nn both write the class");
  }

  @Test
  void anExecutionLeavesWhatAnotherHasNow() throws IOException {
    write("second/steep.nn", "Steep");
    build("second");
    nextBuild();
    Files.move(folder.resolve("second/steep.nn"), folder.resolve("first/steep.nn"));
    build("first");
    build("second");
    assertThat(folder.resolve("classes/Steep.class")).exists();
    Files.delete(folder.resolve("first/steep.nn"));
    build("first");
    assertThat(folder.resolve("classes/Steep.class")).doesNotExist();
  }

  @Test
  void definitionsAloneAreCheckedToo() throws IOException {
    Path plane = folder.resolve("first/plane.nn");
    Files.writeString(plane, "def plane(x) = x |> dense(1)\n");
    build("first");
    Files.writeString(plane, "def plane(x) = x |> dens(1)\n");
    assertThatThrownBy(() -> build("first")).hasMessage("1 error in 1 script");
  }

  private void nextBuild() {
    built = new TreeMap<>();
  }

  private void write(String script, String model) throws IOException {
    Path file = folder.resolve(script);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "model " + model + BODY, StandardCharsets.UTF_8);
  }

  private void build(String execution) {
    ScriptChecker checker =
        new ScriptChecker(
            new Overrides(Map.of(), Map.of()),
            CompilerOptions.standard(),
            new SystemStreamLog(),
            new Failures("test", List.of(), System.err));
    new ScriptBuild(
            new ScriptFolder(folder.resolve(execution), "", List.of("**/*.nn"), List.of()),
            new Outputs(folder.resolve("java"), folder.resolve("classes")),
            folder.resolve(execution + ".state"),
            new Neighbours(execution, built),
            checker)
        .run();
  }
}
