package dev.nnc.cli.option;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.engine.Engine;
import dev.nnc.cli.engine.Engines;
import dev.nnc.runtime.session.NotNumbers;
import dev.nnc.runtime.session.Session;
import picocli.CommandLine.Option;

/** What runs a model. */
public final class EngineOption {
  @Option(
      names = "--reference",
      description = {
        "Compute from the operators' definitions in double precision, without compiling:",
        "slow, for checking the compiler."
      })
  private boolean reference;

  /** Whether the engine computes in double precision, whatever the options say. */
  public boolean isDouble() {
    return reference;
  }

  /** What opens sessions; it warns of weights that are not numbers. */
  public Engine engine(Context context) {
    Engine engine = reference ? Engines.reference() : Engines.compiled(context.failures());
    return (program, options) -> {
      Session session = engine.open(program, options);
      NotNumbers.warning(session).ifPresent(context::warn);
      return session;
    };
  }
}
