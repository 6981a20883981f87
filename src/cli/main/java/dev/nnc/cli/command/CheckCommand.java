package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.input.ScriptPaths;
import dev.nnc.cli.input.ScriptReader;
import dev.nnc.cli.option.CompilationOptions;
import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.Pipeline;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.launch.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nnc check}. */
@Command(
    description = "Checks scripts: names, types, shapes, everything they say.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "SCRIPT", arity = "1..*", description = ".nn files, or folders of them.")
  private List<Path> scripts = new ArrayList<>();

  @Mixin private CompilationOptions options = new CompilationOptions();

  CheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Path> files = scripts.stream().flatMap(path -> ScriptPaths.of(path).stream()).toList();
    CompilerOptions compilerOptions = options.compilerOptions().withLibraries(true);
    ScriptReader reader = new ScriptReader(context);
    int unsound = 0;
    for (Path file : files) {
      Checked checked = reader.checked(file, compilerOptions, Pipeline.Observer.NONE);
      if (files.size() == 1) {
        ScriptReader.requireSound(file, checked);
      }
      if (checked.hasErrors()) {
        unsound++;
      } else {
        report(file, checked);
      }
    }
    if (unsound > 0) {
      throw new UserException(
          unsound
              + " of "
              + files.size()
              + " scripts "
              + (unsound == 1 ? "has" : "have")
              + " errors",
          "");
    }
    return ExitCode.OK.code();
  }

  private void report(Path file, Checked checked) {
    int models = options.select(file, checked.programs()).size();
    context.streams().out().println(file + ": " + count(models) + ", no errors");
  }

  private static String count(int models) {
    if (models == 0) {
      return "no model, but definitions for others to use";
    }
    return models + (models == 1 ? " model" : " models");
  }
}
