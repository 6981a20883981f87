package dev.nnc.cli.console;

import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.DiagnosticRenderer;
import dev.nnc.runtime.launch.Failures;
import java.util.List;

/**
 * What commands share.
 *
 * @param failures takes what a report about a bug should hold
 */
public record Context(Streams streams, Failures failures) {
  /** Writes what is to be said about a script. */
  public void print(List<Diagnostic> diagnostics) {
    diagnostics.forEach(this::print);
  }

  /** Writes what went wrong without ending the command. */
  public void warn(String text) {
    streams.err().println("warning: " + text);
  }

  private void print(Diagnostic diagnostic) {
    String text = new DiagnosticRenderer().render(diagnostic);
    streams.err().println(streams.colours() ? Colours.of(text, diagnostic.isError()) : text);
  }
}
