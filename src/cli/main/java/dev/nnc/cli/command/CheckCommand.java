package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.input.ScriptReader;
import dev.nnc.cli.option.ScriptOptions;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.launch.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nnc check}. */
@Command(
    description = "Checks a script: names, types, shapes, everything it says.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ScriptOptions script = new ScriptOptions();

  CheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Program> programs = new ScriptReader(context).read(script);
    context
        .streams()
        .out()
        .printf(
            Locale.ROOT,
            "%s: %d model%s, no errors%n",
            script.script(),
            programs.size(),
            programs.size() == 1 ? "" : "s");
    return ExitCode.OK.code();
  }
}
