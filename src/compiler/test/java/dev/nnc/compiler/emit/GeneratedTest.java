package dev.nnc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.TestFiles;
import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.lower.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The classes in the folder {@code generated} are those of the examples, byte for byte; with {@code
 * -Dgolden=update} they are written anew. Not every example has its classes there: to add one, make
 * an empty file of its name.
 */
final class GeneratedTest {
  private static final Path ROOT = root();

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("examples"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static List<Path> examples() {
    return TestFiles.scripts(ROOT.resolve("examples"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesGiveTheClassesAsRead(Path example) {
    Checked checked = new ScriptCompiler(CompilerOptions.standard()).check(example);
    assertThat(checked.hasErrors()).as("%s", checked.diagnostics()).isFalse();
    for (Program program : Checked.classes(checked.programs())) {
      for (Map.Entry<String, String> written : ProgramWriter.write(program, "").entrySet()) {
        check(ROOT.resolve("generated").resolve(written.getKey() + ".java"), written.getValue());
      }
    }
  }

  private static void check(Path golden, String source) {
    if (Files.exists(golden)) {
      TestFiles.compare(golden, source);
    }
  }
}
