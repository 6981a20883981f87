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
    Checked checked = new ScriptCompiler(compilerOptions, observer).check(options.script());
    context.failures().attach(options.script());
    context.print(checked.diagnostics());
    if (checked.hasErrors()) {
      long errors = checked.diagnostics().stream().filter(Diagnostic::isError).count();
      throw new UserException(
          String.format(
              Locale.ROOT, "%s has %d error%s", options.script(), errors, errors == 1 ? "" : "s"),
          "");
    }
    return options.select(checked.programs());
  }
}
