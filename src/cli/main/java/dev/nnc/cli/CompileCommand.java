package dev.nnc.cli;

import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnc compile}. */
@Command(
    name = "compile",
    description = "Writes the Java of a script's models, and its classes.",
    mixinStandardHelpOptions = true)
final class CompileCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ScriptOptions script = new ScriptOptions();

  @Option(names = "-d", paramLabel = "DIR", required = true, description = "Where to write.")
  private Path folder = Path.of("");

  CompileCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Program> programs = new ScriptReader(context).read(script);
    throw new UserException(
        "cannot write " + programs.size() + " models to " + folder, "not in this version");
  }
}
