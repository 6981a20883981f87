package dev.nnc.cli;

import dev.nnc.compiler.driver.reference.ReferenceSession;
import dev.nnc.runtime.launch.Failures;

/** The ways of running a program. */
final class Engines {
  private Engines() {}

  /**
   * Compiles to classes in memory: what {@code train} and {@code eval} use unless told otherwise.
   */
  static Engine compiled(Failures failures) {
    return (program, options) -> Generation.of(program, "", failures).open(options);
  }

  /** Computes from the operators' definitions. */
  static Engine reference() {
    return ReferenceSession::open;
  }
}
