package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.report.ManPage;
import dev.nnc.runtime.launch.ExitCode;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nnc man}. */
@Command(
    description = "Writes the manual page of nnc.",
    footer = {"", "To read it: nnc man | man -l -"},
    mixinStandardHelpOptions = true)
final class ManCommand implements Callable<Integer> {
  private final Context context;

  @Spec private @Nullable CommandSpec spec;

  ManCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.streams().out().print(new ManPage(Objects.requireNonNull(spec).root()).text());
    return ExitCode.OK.code();
  }
}
