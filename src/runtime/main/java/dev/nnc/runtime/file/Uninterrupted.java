package dev.nnc.runtime.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Writing that an interrupt of the thread does not break off. A channel closes itself when its
 * thread is interrupted; what is written is started anew then, and the interrupt kept for later.
 */
final class Uninterrupted {
  private Uninterrupted() {}

  /** What may be done twice. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  static void run(Work work) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          work.run();
          return;
        } catch (ClosedByInterruptException again) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
