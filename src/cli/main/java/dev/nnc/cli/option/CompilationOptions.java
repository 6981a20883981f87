package dev.nnc.cli.option;

import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.Precision;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.launch.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How scripts are compiled. */
public class CompilationOptions {
  private static final String SET = "--set";

  @Option(
      names = SET,
      paramLabel = "NAME=VALUE",
      description = "Give a dim or config of the script another value.")
  private List<Assignment> settings = new ArrayList<>();

  @Option(
      names = "--precision",
      paramLabel = "float|double",
      description = "What the script's float stands for.")
  private Precision precision = Precision.FLOAT;

  @Option(
      names = "--fast-math",
      description = "Simplify formulas too where they then overflow or underflow sooner.")
  private boolean fastMath;

  @Option(names = "--model", paramLabel = "NAME", description = "The only model to work on.")
  private @Nullable String model;

  private boolean gradients;
  private List<String> pictures = List.of();

  /** Lets the script's float stand for double precision. */
  public final void useDouble() {
    precision = Precision.DOUBLE;
  }

  /** Compiles what callers of trainers ask for, which no command does. */
  public final void useGradients() {
    gradients = true;
  }

  /** Draws these pictures instead of the script's, if there are any. */
  public final void usePictures(List<String> asked) {
    pictures = asked;
  }

  /** Compiles with another value of a config. */
  public final CompilerOptions compilerOptions(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(overrides());
    if (changed.put(name, value) != null) {
      throw new UsageException(
          "`" + name + "` is what is compared: leave it out of " + SET + ", or compare another");
    }
    return compilerOptions().withOverrides(changed);
  }

  public final CompilerOptions compilerOptions() {
    return CompilerOptions.standard()
        .withOverrides(overrides())
        .withPictures(pictures)
        .withPrecision(precision)
        .withFastMath(fastMath)
        .withGradients(gradients);
  }

  private Map<String, String> overrides() {
    return Assignment.byName(settings, SET);
  }

  /**
   * The programs of a script that the command is about.
   *
   * @throws UserException if the model named is not in the script
   */
  public final List<Program> select(Path script, List<Program> programs) {
    if (model == null) {
      return programs;
    }
    List<Program> named =
        programs.stream().filter(program -> program.model().equals(model)).toList();
    if (named.isEmpty()) {
      throw new UserException(
          script + " has no model `" + model + "`",
          "it has " + String.join(", ", programs.stream().map(Program::model).toList()));
    }
    return named;
  }
}
