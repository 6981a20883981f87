package dev.nnc.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** Which script, and how it is compiled. */
public final class ScriptOptions extends CompilationOptions {
  @Parameters(paramLabel = "SCRIPT", description = "A .nn file.")
  private Path script = Path.of("");

  public Path script() {
    return script;
  }

  /** The folder of the script, where relative paths in it start. */
  public Path folder() {
    Path parent = script.getParent();
    return parent == null ? Path.of("") : parent;
  }
}
