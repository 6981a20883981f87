package dev.nnc.compiler.driver;

import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.DiagnosticRenderer;
import java.util.List;
import java.util.stream.Collectors;

/** A script with errors. The message shows them all, each with its line. */
public final class ScriptException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  ScriptException(List<Diagnostic> diagnostics) {
    super(
        diagnostics.stream()
            .map(diagnostic -> new DiagnosticRenderer().render(diagnostic))
            .collect(Collectors.joining("\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Errors and warnings, in the order of the text. */
  public List<Diagnostic> diagnostics() {
    return diagnostics == null ? List.of() : diagnostics;
  }
}
