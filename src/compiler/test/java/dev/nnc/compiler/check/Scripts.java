package dev.nnc.compiler.check;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.text.DiagnosticRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and checks scripts for tests. */
final class Scripts {
  static final Path RESOURCES = Path.of("test", "resources", "dev", "nnc", "compiler");

  private static final String SETTING = "// --set ";

  private Scripts() {}

  /** The scripts of a folder, by name. */
  static List<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".nn")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks a script with the setting that its first line may hold: {@code // --set drop=0.1}. */
  static Checked check(Path file) {
    String first = read(file).lines().findFirst().orElse("");
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
