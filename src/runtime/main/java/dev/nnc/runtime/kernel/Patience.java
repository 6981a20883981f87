package dev.nnc.runtime.kernel;

import java.util.function.BooleanSupplier;

/**
 * How long a thread without work looks for some before it parks: as long as waking a parked thread
 * takes at worst, so that waiting costs at most twice what the better choice would have.
 */
final class Patience {
  private static final long NANOS = 150_000;

  /** Looks between two looks at the clock. */
  private static final int LOOKS = 1 << 6;

  private Patience() {}

  /** Whether a sign comes before patience ends. */
  static boolean sees(BooleanSupplier sign) {
    long start = System.nanoTime();
    do {
      for (int i = 0; i < LOOKS; i++) {
        if (sign.getAsBoolean()) {
          return true;
        }
        Thread.onSpinWait();
      }
    } while (System.nanoTime() - start < NANOS);
    return false;
  }
}
