package dev.nnc.runtime.launch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** While open, an end of the process from outside first interrupts a thread and waits for it. */
final class InterruptOnExit implements AutoCloseable {
  private static final int SECONDS = 30;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean interrupting = true;

  InterruptOnExit(Thread worker) {
    hook = new Thread(() -> interrupt(worker), "stop training");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupt(Thread worker) {
    if (interrupting) {
      worker.interrupt();
    }
    try {
      boolean inTime = done.await(SECONDS, TimeUnit.SECONDS);
      if (!inTime) {
        System.err.println("error: training did not stop within " + SECONDS + " s");
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  /** From now on only waits: an interrupt would break off what is being written. */
  void waitOnly() {
    interrupting = false;
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyExiting) {
      // The hook runs and has just been told.
    }
  }
}
