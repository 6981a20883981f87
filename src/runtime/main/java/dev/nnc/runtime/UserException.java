package dev.nnc.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Something that the user can put right: a file, an option, a shape. The message says what is
 * wrong, where and why; {@link #help()} says what to do. Never thrown for a mistake of ours.
 */
public final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String help;

  /**
   * @param message what, where and why, in one sentence without a full stop
   * @param help what to do; may be empty
   */
  public UserException(String message, String help) {
    this(message, help, null);
  }

  /** As above, with the exception that told us. */
  public UserException(String message, String help, @Nullable Throwable cause) {
    super(message, cause);
    this.help = help;
  }

  /** What to do about it; empty where there is nothing to say beyond the message. */
  public String help() {
    return help;
  }
}
