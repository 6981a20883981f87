package dev.nnc.benchmarks.peers;

/** A network in training. */
interface Trainee {
  /**
   * Makes one step with the batch that is next.
   *
   * @param needsLoss whether the loss is looked at
   * @return the loss of the step if needed, else anything
   */
  double step(boolean needsLoss);

  /** The share that W4 drops; 0 to compare losses, for masks are drawn otherwise everywhere. */
  static float dropout() {
    return Float.parseFloat(System.getProperty("drop", "0.2"));
  }
}
