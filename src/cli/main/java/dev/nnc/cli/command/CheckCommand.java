package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.input.ScriptReader;
import dev.nnc.cli.option.ScriptOptions;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.Pipeline;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.launch.ExitCode;
import java.util.List;
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
    CompilerOptions options = script.compilerOptions().withLibraries(true);
    List<Program> programs =
        new ScriptReader(context).read(script, options, Pipeline.Observer.NONE);
    context.streams().out().println(script.script() + ": " + count(programs) + ", no errors");
    return ExitCode.OK.code();
  }

  private static String count(List<Program> programs) {
    if (programs.isEmpty()) {
      return "no model, but definitions for others to use";
    }
    return programs.size() + (programs.size() == 1 ? " model" : " models");
  }
}
