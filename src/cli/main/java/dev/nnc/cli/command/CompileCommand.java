package dev.nnc.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.engine.Generation;
import dev.nnc.cli.input.ScriptReader;
import dev.nnc.cli.option.ScriptOptions;
import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.file.AtomicFile;
import dev.nnc.runtime.launch.ExitCode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nnc compile}. */
@Command(
    description = "Writes the Java of a script's models, and its classes.",
    mixinStandardHelpOptions = true)
final class CompileCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ScriptOptions script = new ScriptOptions();

  @Option(names = "-d", paramLabel = "DIR", required = true, description = "Where to write.")
  private Path folder = Path.of("");

  @Option(names = "--package", paramLabel = "NAME", description = "The package of the classes.")
  private String packageName = "";

  @Spec private @Nullable CommandSpec spec;

  CompileCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (spec != null && !packageName.isEmpty() && !SourceVersion.isName(packageName)) {
      throw new ParameterException(
          spec.commandLine(), "`" + packageName + "` is not the name of a Java package");
    }
    script.useGradients();
    List<Program> programs = Checked.classes(new ScriptReader(context).read(script));
    write(Generation.of(programs, packageName, context.failures()));
    return ExitCode.OK.code();
  }

  /** All or none, so that no source lacks its classes. */
  private void write(List<GeneratedClass> generated) {
    Map<Path, byte[]> sources = new LinkedHashMap<>();
    Map<Path, byte[]> files = new LinkedHashMap<>();
    for (GeneratedClass one : generated) {
      one.sources().forEach((name, text) -> sources.put(file(name, ".java"), text.getBytes(UTF_8)));
      one.classes().forEach((name, bytes) -> files.put(file(name, ".class"), bytes));
    }
    files.putAll(sources);
    AtomicFile.writeAllBytes(files);
    sources.keySet().forEach(context.streams().out()::println);
  }

  private Path file(String className, String ending) {
    return folder.resolve(className.replace('.', '/') + ending);
  }
}
