package dev.nnc.runtime.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How wide the terminal is. Java does not tell: the shell's variable and {@code stty} do. */
final class Columns {
  private static final int USUAL = 80;
  private static final int MOST = 1000;
  private static final List<String> ASK = List.of("sh", "-c", "stty size < /dev/tty");

  private Columns() {}

  static int ofTerminal() {
    String given = System.getenv("COLUMNS");
    return number(given == null ? asked() : given);
  }

  /** Rows and columns, as {@code stty size} prints them; empty where there is no such program. */
  private static String asked() {
    try {
      Process process =
          new ProcessBuilder(ASK).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        process.destroy();
        return "";
      }
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException notHere) {
      return "";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** The last number of a text, if it is one of columns. */
  static int number(String text) {
    String[] words = text.trim().split("\\s+", -1);
    try {
      int columns = Integer.parseInt(words[words.length - 1]);
      return columns > 0 && columns <= MOST ? columns : USUAL;
    } catch (NumberFormatException none) {
      return USUAL;
    }
  }
}
