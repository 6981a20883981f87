package dev.nnc.runtime.file;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Writing that an interrupt does not break off: a channel closes itself when its thread is
 * interrupted, so a thread that nobody knows does the work. The interrupt is kept for later.
 */
final class Uninterrupted {
  private Uninterrupted() {}

  /** What reads and writes. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  static void run(Work work) throws IOException {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              work.run();
              return true;
            });
    new Thread(task, "write a file").start();
    try {
      await(task);
    } catch (ExecutionException failed) {
      throw rethrown(failed.getCause());
    }
  }

  private static void await(FutureTask<Boolean> task) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          task.get();
          return;
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static IOException rethrown(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException problem ? problem : new IOException(cause);
  }
}
