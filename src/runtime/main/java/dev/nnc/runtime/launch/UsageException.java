package dev.nnc.runtime.launch;

/** A mistake in a command line. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }

  /** Of two lengths of a training only one can be meant. */
  public static UsageException ofTwoLengths() {
    return new UsageException(
        "--epochs and --steps both say how long to train: leave one of them out");
  }

  /** A checkpoint has weights of its own. */
  public static UsageException ofTwoStarts() {
    return new UsageException(
        "--weights and --resume both say what to start from: leave one of them out");
  }
}
