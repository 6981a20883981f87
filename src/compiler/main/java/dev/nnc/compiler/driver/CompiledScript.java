package dev.nnc.compiler.driver;

import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Source;
import dev.nnc.runtime.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A script compiled in memory, ready to run in this process.
 *
 * <pre>
 * var script = CompiledScript.of(Path.of("examples/digits.nn"));
 * try (var session = script.model().train()) {
 *   System.out.println(session.train());
 * }
 * </pre>
 */
public final class CompiledScript {
  private final List<CompiledModel> models;
  private final List<Diagnostic> warnings;

  private CompiledScript(Checked checked, CompilerOptions options, Path folder) {
    if (checked.hasErrors()) {
      throw new ScriptException(checked.diagnostics());
    }
    models =
        checked.programs().stream()
            .map(program -> new CompiledModel(program, options.packageName(), folder))
            .toList();
    warnings = checked.diagnostics();
  }

  /**
   * Compiles the script in a file. Paths in it start at its folder.
   *
   * @throws ScriptException if it has errors or cannot be read
   */
  public static CompiledScript of(Path file) {
    return of(file, CompilerOptions.standard());
  }

  /**
   * As {@link #of(Path)}, with another precision or other values of the script's configs.
   *
   * @throws ScriptException if it has errors or cannot be read
   */
  public static CompiledScript of(Path file, CompilerOptions options) {
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    return new CompiledScript(new ScriptCompiler(options).check(file), options, folder);
  }

  /**
   * Compiles the text of a script. Paths in it start at the current folder; it uses no others.
   *
   * @throws ScriptException if it has errors
   */
  public static CompiledScript of(String text) {
    return of(text, CompilerOptions.standard());
  }

  /**
   * As {@link #of(String)}, with another precision or other values of the script's configs.
   *
   * @throws ScriptException if it has errors
   */
  public static CompiledScript of(String text, CompilerOptions options) {
    Checked checked = new ScriptCompiler(options).check(Source.of("script", text));
    return new CompiledScript(checked, options, Path.of(""));
  }

  /** What is to be said about a script without errors, in the order of its text. */
  public List<Diagnostic> warnings() {
    return warnings;
  }

  /** Its models, in the order of the text. */
  public List<CompiledModel> models() {
    return models;
  }

  /**
   * The script's only model.
   *
   * @throws UserException if it has none or several
   */
  public CompiledModel model() {
    if (models.size() != 1) {
      throw new UserException(
          "the script has " + models.size() + " models: " + names(), "name one: model(\"Name\")");
    }
    return models.get(0);
  }

  /**
   * A model by its name.
   *
   * @throws UserException if there is none of this name
   */
  public CompiledModel model(String name) {
    return models.stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new UserException("the script has no model `" + name + "`", "it has " + names()));
  }

  private List<String> names() {
    return models.stream().map(CompiledModel::name).toList();
  }
}
