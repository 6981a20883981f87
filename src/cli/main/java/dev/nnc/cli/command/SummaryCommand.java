package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.input.ScriptReader;
import dev.nnc.cli.option.ScriptOptions;
import dev.nnc.compiler.driver.report.Summary;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.launch.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nnc summary}. */
@Command(
    description = "Prints the layers of models, their shapes, sizes and costs.",
    mixinStandardHelpOptions = true)
final class SummaryCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ScriptOptions script = new ScriptOptions();

  SummaryCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    for (Program program : new ScriptReader(context).read(script)) {
      context.streams().out().print(Summary.of(program));
    }
    return ExitCode.OK.code();
  }
}
