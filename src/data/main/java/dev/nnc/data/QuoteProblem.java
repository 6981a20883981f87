package dev.nnc.data;

import dev.nnc.runtime.UserException;

/** Says in words what the parser of CSV refuses: only quotes and endless cells can be wrong. */
final class QuoteProblem {
  private QuoteProblem() {}

  /**
   * The message for what the parser threw.
   *
   * @throws RuntimeException what it threw, if it is a mistake of ours
   */
  static UserException of(String place, char quote, RuntimeException problem) {
    String reason = reasons(problem);
    if (reason.contains("Unclosed")) {
      return new UserException(
          place + ": a quote is opened and never closed",
          "close it, write it twice inside quotes, or say that quotes mean nothing: quote = \"\"");
    }
    if (reason.contains("after closing quote")) {
      return new UserException(
          place + ": something stands behind a closing quote",
          "a quote inside of a cell is written twice: " + quote + quote);
    }
    if (!reason.contains("buffer") && !reason.contains("exceeds")) {
      throw problem;
    }
    return new UserException(
        place + ": a cell is longer than any can be",
        "is a quote not closed, or the file no text?");
  }

  private static String reasons(Throwable problem) {
    StringBuilder reasons = new StringBuilder();
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      reasons.append(cause.getMessage()).append('\n');
    }
    return reasons.toString();
  }
}
