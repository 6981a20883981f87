package dev.nnc.cli.option;

import dev.nnc.runtime.launch.UsageException;
import java.nio.file.Path;

/** Checks of option values that their types do not make. */
public final class Wrong {
  private Wrong() {}

  /** An empty word is what is left of a variable of the shell that has no value. */
  public static Path path(String word) {
    if (word.isEmpty()) {
      throw new UsageException("is an empty path; the current folder is `.`");
    }
    return Path.of(word);
  }

  public static int unlessAtLeast(int least, int value, String option) {
    return (int) unlessAtLeast((long) least, value, option);
  }

  public static long unlessAtLeast(long least, long value, String option) {
    if (value < least) {
      throw new UsageException(option + " must be at least " + least + ", not " + value);
    }
    return value;
  }
}
