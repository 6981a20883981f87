package dev.nnc.compiler.driver;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.parse.ScriptParser;
import dev.nnc.compiler.syntax.print.AstPrinter;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A script laid out anew: indented by two for each block, aligned, lines of at most 100 columns
 * where they can be broken. It means the same, and comments stay.
 *
 * @param before the text as it was; empty where it could not be read
 * @param after the text laid out anew; as before where it has errors of form
 * @param diagnostics what keeps it from being laid out
 */
public record Formatting(String before, String after, List<Diagnostic> diagnostics) {
  public Formatting {
    diagnostics = List.copyOf(diagnostics);
  }

  /** The script in a file; one that cannot be read is a diagnostic. */
  public static Formatting of(Path file) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Source> source = new ScriptFiles(file).main(diagnostics);
    return source.map(Formatting::of).orElseGet(() -> new Formatting("", "", diagnostics.sorted()));
  }

  /**
   * The script in a stream of UTF-8.
   *
   * @param name what messages call it
   */
  public static Formatting of(String name, InputStream stream) {
    Diagnostics diagnostics = new Diagnostics();
    return ScriptFiles.read(name, stream, diagnostics)
        .map(Formatting::of)
        .orElseGet(() -> new Formatting("", "", diagnostics.sorted()));
  }

  /**
   * A script that is in no file yet.
   *
   * @param name what messages call it
   */
  public static Formatting of(String name, String text) {
    return of(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Formatting of(Source source) {
    Diagnostics diagnostics = new Diagnostics();
    Ast.Script script = ScriptParser.parse(source, diagnostics);
    String after = diagnostics.hasErrors() ? source.text() : AstPrinter.print(script);
    return new Formatting(source.text(), after, diagnostics.sorted());
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** Whether the text is laid out otherwise than it should be. */
  public boolean isChange() {
    return !before.equals(after);
  }
}
