package dev.nnc.cli;

import picocli.CommandLine.Option;

/** What runs a model. */
final class EngineOption {
  @Option(
      names = "--reference",
      description = {
        "Compute from the operators' definitions in double precision, without compiling:",
        "slow, for checking the compiler."
      })
  private boolean reference;

  /** Whether the engine computes in double precision, whatever the options say. */
  boolean isDouble() {
    return reference;
  }

  Engine engine(Context context) {
    return reference ? Engines.reference() : Engines.compiled(context.failures());
  }
}
