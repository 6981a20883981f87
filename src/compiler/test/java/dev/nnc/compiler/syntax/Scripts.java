package dev.nnc.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.TestFiles;
import dev.nnc.compiler.syntax.parse.ScriptParser;
import dev.nnc.compiler.text.DiagnosticRenderer;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads scripts for tests. */
final class Scripts {
  private static final Path RESOURCES =
      Path.of("test", "resources", "dev", "nnc", "compiler", "syntax");

  private Scripts() {}

  /** The script, which must hold no mistake. */
  static Ast.Script sound(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Ast.Script script = ScriptParser.parse(Source.of("test.nn", text), diagnostics);
    assertThat(render(diagnostics)).as(text).isEmpty();
    return script;
  }

  /** A model with these lines in it, which must hold no mistake. */
  static Ast.Script model(String... lines) {
    return sound("model M {\n" + String.join("\n", lines) + "\n}\n");
  }

  /** All messages about a script. */
  static String messages(String name, String text) {
    Diagnostics diagnostics = new Diagnostics();
    ScriptParser.parse(Source.of(name, text), diagnostics);
    return render(diagnostics);
  }

  static String render(Diagnostics diagnostics) {
    DiagnosticRenderer renderer = new DiagnosticRenderer();
    return diagnostics.sorted().stream().map(renderer::render).collect(Collectors.joining());
  }

  /** The scripts of a folder of the test resources, by name. */
  static List<Path> in(String folder) {
    return TestFiles.scripts(RESOURCES.resolve(folder));
  }
}
