package dev.nnc.compiler.driver;

import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.text.Diagnostic;
import java.util.List;

/**
 * A checked script.
 *
 * @param diagnostics errors and warnings, in the order of the text
 * @param programs its models, in the order of the script, ready to be planned; empty with errors
 */
public record Checked(List<Diagnostic> diagnostics, List<Program> programs) {
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
