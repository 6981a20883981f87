package dev.nnc.maven.build;

import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.runtime.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells whether what a script's outputs depend on is still the same. */
final class Inputs {
  private final Path root;
  private final ScriptChecker checker;
  private final String compiler;

  /**
   * @param root the folder of scripts
   */
  Inputs(Path root, ScriptChecker checker) {
    this.root = root.toAbsolutePath();
    this.checker = checker;
    this.compiler =
        "Java "
            + Runtime.version().feature()
            + "\n"
            + Fingerprint.ofCode(List.of(ScriptCompiler.class, Session.class, Inputs.class));
  }

  boolean match(Script script, ScriptState state) {
    Map<String, String> overrides = checker.overrides().of(state.configs(), state.dims());
    return state.settings().equals(settings(script, overrides))
        && state.inputs().entrySet().stream()
            .allMatch(each -> Fingerprint.of(root.resolve(each.getKey())).equals(each.getValue()));
  }

  /** The state of a script, still without outputs. */
  ScriptState of(CheckedScript checked) {
    Map<String, String> inputs = new TreeMap<>();
    checked
        .prints()
        .forEach(
            (file, print) -> inputs.put(root.relativize(file.toAbsolutePath()).toString(), print));
    return new ScriptState(
        settings(checked.script(), checked.overrides()),
        checked.outline().configs(),
        checked.outline().dims(),
        inputs,
        Map.of(),
        List.of());
  }

  private String settings(Script script, Map<String, String> overrides) {
    return Fingerprint.of(
        String.join(
            "\n",
            compiler,
            script.packageName(),
            checker.options().withOverrides(new TreeMap<>(overrides)).toString()));
  }
}
