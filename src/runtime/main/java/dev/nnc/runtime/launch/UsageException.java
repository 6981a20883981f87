package dev.nnc.runtime.launch;

/** A mistake in a command line. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
