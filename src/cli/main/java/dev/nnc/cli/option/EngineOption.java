package dev.nnc.cli.option;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.engine.Engine;
import dev.nnc.cli.engine.Engines;
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

  public Engine engine(Context context) {
    return reference ? Engines.reference() : Engines.compiled(context.failures());
  }
}
