package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.input.ScriptPaths;
import dev.nnc.compiler.driver.Formatting;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.AtomicFile;
import dev.nnc.runtime.launch.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nnc fmt}. */
@Command(
    description = "Lays scripts out: indents, aligns, breaks long lines. Comments stay.",
    mixinStandardHelpOptions = true)
final class FmtCommand implements Callable<Integer> {
  private static final Path STANDARD_INPUT = Path.of("-");

  private final Context context;

  @Parameters(
      paramLabel = "SCRIPT",
      arity = "1..*",
      description = ".nn files, or folders of them; - for standard input, then written to output.")
  private List<Path> scripts = new ArrayList<>();

  @Option(
      names = "--check",
      description = "Change nothing; name the scripts that are laid out otherwise.")
  private boolean check;

  FmtCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (scripts.equals(List.of(STANDARD_INPUT))) {
      return formatInput();
    }
    List<Path> files = scripts.stream().flatMap(path -> ScriptPaths.of(path).stream()).toList();
    List<Path> changed = new ArrayList<>();
    int unreadable = 0;
    for (Path file : files) {
      Formatting formatting = Formatting.of(file);
      context.print(formatting.diagnostics());
      if (formatting.hasErrors()) {
        unreadable++;
      } else if (formatting.isChange()) {
        changed.add(file);
        write(file, formatting);
      }
    }
    require(changed, unreadable);
    return ExitCode.OK.code();
  }

  /** From standard input to standard output, as editors call it. */
  private Integer formatInput() {
    Formatting formatting = Formatting.of("standard input", context.streams().in());
    context.print(formatting.diagnostics());
    if (!check) {
      context.streams().out().print(formatting.after());
    }
    require(formatting.isChange() ? scripts : List.of(), formatting.hasErrors() ? 1 : 0);
    return ExitCode.OK.code();
  }

  private void write(Path file, Formatting formatting) {
    if (!check) {
      AtomicFile.writeText(file, formatting.after());
    }
    context.streams().out().println((check ? "would change " : "changed ") + file);
  }

  private void require(List<Path> changed, int unreadable) {
    if (unreadable > 0) {
      throw new UserException(count(unreadable) + " not laid out", "mend the errors above");
    }
    if (check && !changed.isEmpty()) {
      throw new UserException(
          count(changed.size()) + " laid out otherwise", "nnc fmt without --check changes them");
    }
  }

  private static String count(int scripts) {
    return scripts == 1 ? "1 script is" : scripts + " scripts are";
  }
}
