package dev.nnc.compiler.driver;

import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.text.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/**
 * A checked script.
 *
 * @param diagnostics errors and warnings, in the order of the text
 * @param programs its models, in the order of the script, ready to be planned; empty with errors
 */
public record Checked(List<Diagnostic> diagnostics, List<Program> programs) {
  /**
   * What a class is written for: the models, and before each that is trained and has outputs, the
   * part that those need.
   */
  public static List<Program> classes(List<Program> programs) {
    List<Program> classes = new ArrayList<>();
    for (Program program : programs) {
      if (program.training() != null && !program.fetches().isEmpty()) {
        classes.add(program.inference());
      }
      classes.add(program);
    }
    return classes;
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
