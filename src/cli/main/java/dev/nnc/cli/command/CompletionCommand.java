package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.runtime.launch.ExitCode;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nnc completion}. */
@Command(
    description = "Writes a script that lets bash or zsh complete commands and options.",
    footer = {"", "For this shell: source <(nnc completion)"},
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  private final Context context;

  @Spec private @Nullable CommandSpec spec;

  CompletionCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    CommandLine nnc = Objects.requireNonNull(spec).parent().commandLine();
    context.streams().out().print(AutoComplete.bash("nnc", nnc));
    return ExitCode.OK.code();
  }
}
