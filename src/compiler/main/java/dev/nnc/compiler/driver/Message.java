package dev.nnc.compiler.driver;

import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.DiagnosticRenderer;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import java.nio.file.Path;
import java.util.Map;

/**
 * A diagnostic as build tools show it.
 *
 * @param isError whether it stops the build
 * @param text the place as {@code file:[line,column]}, where there is one, and what is to be said
 */
public record Message(boolean isError, String text) {
  /**
   * A message that names the file by its path.
   *
   * @param files the paths of the sources that were read
   */
  static Message of(Diagnostic diagnostic, Map<Source, Path> files) {
    String rendered = new DiagnosticRenderer().render(diagnostic).stripTrailing();
    return new Message(diagnostic.isError(), place(diagnostic, files) + rendered);
  }

  private static String place(Diagnostic diagnostic, Map<Source, Path> files) {
    Span span = diagnostic.span();
    if (span == null) {
      return "";
    }
    Path file = files.get(span.source());
    String name = file == null ? span.source().name() : file.toString();
    return name + ":[" + span.line() + "," + span.column() + "] ";
  }
}
