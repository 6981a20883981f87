package dev.nnc.cli;

import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.launch.Failures;

/** Writes classes so that a report on a mistake of the compiler's holds what it wrote. */
final class Generation {
  private Generation() {}

  /**
   * Writes and compiles the class of a program.
   *
   * @param failures takes the source for a report, should it be needed
   */
  static GeneratedClass of(Program program, String packageName, Failures failures) {
    String source = GeneratedClass.source(program, packageName);
    String name = GeneratedClass.name(program, packageName);
    failures.attach(name + ".java", source);
    return GeneratedClass.compiled(name, source);
  }
}
