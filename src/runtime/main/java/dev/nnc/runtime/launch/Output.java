package dev.nnc.runtime.launch;

import java.io.PrintStream;

/** Writing to whoever reads. */
final class Output {
  private Output() {}

  /**
   * Prints a line at once; when nobody reads any more (as behind {@code | head}), training ends.
   */
  static void printLine(PrintStream out, String line) {
    out.print(line + "\n");
    if (out.checkError()) {
      Thread.currentThread().interrupt();
    }
  }
}
