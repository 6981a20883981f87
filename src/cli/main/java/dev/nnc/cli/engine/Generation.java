package dev.nnc.cli.engine;

import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.launch.Failures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes classes so that a report on a mistake of the compiler's holds what it wrote. */
public final class Generation {
  private Generation() {}

  /**
   * Writes and compiles the class of a program.
   *
   * @param failures takes the source for a report, should it be needed
   */
  public static GeneratedClass of(Program program, String packageName, Failures failures) {
    Map<String, String> sources = sources(program, packageName, failures);
    return GeneratedClass.compiled(GeneratedClass.name(program, packageName), sources);
  }

  /** Writes and compiles the classes of programs, in one run. */
  public static List<GeneratedClass> of(
      List<Program> programs, String packageName, Failures failures) {
    Map<String, String> sources = new LinkedHashMap<>();
    programs.forEach(program -> sources.putAll(sources(program, packageName, failures)));
    return GeneratedClass.compiled(sources);
  }

  private static Map<String, String> sources(
      Program program, String packageName, Failures failures) {
    Map<String, String> sources = GeneratedClass.sources(program, packageName);
    sources.forEach((name, source) -> failures.attach(name + ".java", source));
    return sources;
  }
}
