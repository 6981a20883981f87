package dev.nnc.compiler.check;

import dev.nnc.compiler.TestFiles;
import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.text.DiagnosticRenderer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and checks scripts for tests. */
final class Scripts {
  static final Path RESOURCES = Path.of("test", "resources", "dev", "nnc", "compiler");

  private static final String SETTING = "// --set ";

  private Scripts() {}

  /** Checks a script with the setting that its first line may hold: {@code // --set drop=0.1}. */
  static Checked check(Path file) {
    String first = TestFiles.read(file).lines().findFirst().orElse("");
    Map<String, String> settings = Map.of();
    if (first.startsWith(SETTING)) {
      String[] parts = first.substring(SETTING.length()).split("=", 2);
      settings = Map.of(parts[0], parts[1]);
    }
    return new ScriptCompiler(CompilerOptions.standard().withOverrides(settings)).check(file);
  }

  static String render(Checked checked) {
    DiagnosticRenderer renderer = new DiagnosticRenderer();
    return checked.diagnostics().stream().map(renderer::render).collect(Collectors.joining());
  }
}
