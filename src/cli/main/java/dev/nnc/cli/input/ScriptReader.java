package dev.nnc.cli.input;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.option.ScriptOptions;
import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.Pipeline;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.runtime.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Compiles a script and prints what is to be said about it. */
public final class ScriptReader {
  private final Context context;

  public ScriptReader(Context context) {
    this.context = context;
  }

  /**
   * The models of a script that the options select.
   *
   * @throws UserException after errors were printed
   */
  public List<Program> read(ScriptOptions options) {
    return read(options, Pipeline.Observer.NONE);
  }

  /** As above, with someone who watches the passes. */
  public List<Program> read(ScriptOptions options, Pipeline.Observer observer) {
    return read(options, options.compilerOptions(), observer);
  }

  /** As above, compiled in another way. */
  public List<Program> read(
      ScriptOptions options, CompilerOptions compilerOptions, Pipeline.Observer observer) {
    Path script = options.script();
    Checked checked = checked(script, compilerOptions, observer);
    requireSound(script, checked);
    return options.select(script, checked.programs());
  }

  /** Compiles any script, with or without errors, and prints them. */
  public Checked checked(Path script, CompilerOptions options, Pipeline.Observer observer) {
    context.failures().attach(script);
    Checked checked = new ScriptCompiler(options, observer).check(script);
    context.print(checked.diagnostics());
    return checked;
  }

  /**
   * Ends the command where the script has errors.
   *
   * @throws UserException that counts them
   */
  public static void requireSound(Path script, Checked checked) {
    if (checked.hasErrors()) {
      long errors = checked.diagnostics().stream().filter(Diagnostic::isError).count();
      throw new UserException(
          String.format(Locale.ROOT, "%s has %d error%s", script, errors, errors == 1 ? "" : "s"),
          "");
    }
  }
}
