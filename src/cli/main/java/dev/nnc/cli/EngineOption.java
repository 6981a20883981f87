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

  Engine engine(Context context) {
    return reference ? Engines.reference() : Engines.compiled(context.failures());
  }
}
