package dev.nnc.runtime.launch;

import java.io.Console;
import java.io.File;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Whether someone looks on. */
public final class Terminal {
  private Terminal() {}

  /** Whether standard input and output are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // both answers are looked at
  public static boolean isPresent() {
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  /** Whether colours are welcome (https://no-color.org). */
  public static boolean hasColours() {
    String refused = System.getenv("NO_COLOR");
    return isPresent() && !isDumb() && (refused == null || refused.isEmpty());
  }

  /** The columns of the terminal, if it can draw a line anew; 0 if there is none that can. */
  public static int columns() {
    return isPresent() && !isDumb() ? Columns.ofTerminal() : 0;
  }

  private static boolean isDumb() {
    String type = System.getenv("TERM");
    return type == null ? File.separatorChar == '/' : type.equals("dumb");
  }

  /** From JDK 22 on a console may be there without a terminal, and can be asked. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean)
          MethodHandles.publicLookup()
              .findVirtual(Console.class, "isTerminal", MethodType.methodType(boolean.class))
              .invoke(console);
    } catch (Throwable olderJdk) {
      return true;
    }
  }
}
