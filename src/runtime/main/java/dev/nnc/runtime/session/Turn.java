package dev.nnc.runtime.session;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to call a session. A second thread is refused; one that comes in the very same
 * moment may pass, since a plain field is looked at, which costs nothing.
 */
final class Turn {
  private final String model;
  private @Nullable Thread holder;

  Turn(String model) {
    this.model = model;
  }

  /**
   * Makes a call of the session; the same thread may make others in it, as a listener does.
   *
   * @throws IllegalStateException if another thread's is under way
   */
  <T> T during(Supplier<T> call) {
    requireOwn();
    Thread before = holder;
    holder = Thread.currentThread();
    try {
      return call.get();
    } finally {
      holder = before;
    }
  }

  /**
   * Looks at a call that is short.
   *
   * @throws IllegalStateException if another thread's is under way
   */
  void requireOwn() {
    Thread other = holder;
    if (other != null && other != Thread.currentThread()) {
      throw new IllegalStateException(
          String.format(
              "thread `%s` calls a session of %s while thread `%s` does:"
                  + " open a session for each thread, or let one wait for the other",
              Thread.currentThread().getName(), model, other.getName()));
    }
  }
}
