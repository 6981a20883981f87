package dev.nnc.runtime.launch;

import java.io.PrintStream;

/** Writing to whoever reads. */
final class Output {
  private Output() {}

  /**
   * Prints a line at once. Whether anybody reads it is not looked at: a training is worth more than
   * its lines, and goes on behind {@code | head} or on a full disk.
   */
  static void printLine(PrintStream out, String line) {
    out.print(line + "\n");
    out.flush();
  }
}
