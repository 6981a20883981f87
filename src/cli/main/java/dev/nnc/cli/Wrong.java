package dev.nnc.cli;

import dev.nnc.runtime.launch.UsageException;

/** Checks of option values that their types do not make. */
final class Wrong {
  private Wrong() {}

  static int unlessAtLeast(int least, int value, String option) {
    return (int) unlessAtLeast((long) least, value, option);
  }

  static long unlessAtLeast(long least, long value, String option) {
    if (value < least) {
      throw new UsageException(option + " must be at least " + least + ", not " + value);
    }
    return value;
  }
}
