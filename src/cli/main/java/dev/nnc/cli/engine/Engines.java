package dev.nnc.cli.engine;

import dev.nnc.compiler.driver.reference.ReferenceSession;
import dev.nnc.runtime.launch.Failures;

/** The ways of running a program. */
public final class Engines {
  private Engines() {}

  /**
   * Compiles to classes in memory: what {@code train} and {@code eval} use unless told otherwise.
   */
  public static Engine compiled(Failures failures) {
    return (program, options) -> Generation.of(program, "", failures).open(options);
  }

  /** Computes from the operators' definitions. */
  public static Engine reference() {
    return ReferenceSession::open;
  }
}
