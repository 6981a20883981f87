package dev.nnc.runtime.launch;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.PathNames;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** How programs of ours tell of what went wrong. */
public final class Failures {
  private final String program;
  private final List<String> arguments;
  private final PrintStream err;
  private final Map<String, Callable<String>> attached = new LinkedHashMap<>();

  /**
   * @param program what the user called
   * @param arguments what it was called with, for a report
   */
  public Failures(String program, List<String> arguments, PrintStream err) {
    this.program = program;
    this.arguments = List.copyOf(arguments);
    this.err = err;
  }

  /** Adds a file to the report of a bug, should there be one. */
  public void attach(Path file) {
    attached.put(file.toString(), () -> Files.readString(file, StandardCharsets.UTF_8));
  }

  /** Adds a text to the report of a bug, should there be one. */
  public void attach(String name, String text) {
    attached.put(name, () -> text);
  }

  /** Does the work; what it throws becomes a message and an exit code. */
  @SuppressWarnings("CatchAndPrintStackTrace")
  public int guard(Callable<Integer> work) {
    try {
      return work.call();
    } catch (UserException mistake) {
      return print(mistake).code();
    } catch (InvalidPathException name) {
      return print(PathNames.unfit(name)).code();
    } catch (OutOfMemoryError full) {
      long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
      return print(
              new UserException(
                  "the memory of Java is full (" + mebibytes + " MiB)",
                  "give it more with the option -Xmx, read fewer rows or columns, or train with a"
                      + " smaller batch"))
          .code();
    } catch (Exception | StackOverflowError | LinkageError | AssertionError bug) {
      return report(bug).code();
    }
  }

  /** As {@link #guard(Callable)}, for what was thrown elsewhere. */
  public int guard(Exception thrown) {
    return guard(
        () -> {
          throw thrown;
        });
  }

  /** Prints a mistake of the user's. */
  public ExitCode print(UserException mistake) {
    err.println("error: " + line(mistake.getMessage()));
    if (!mistake.help().isEmpty()) {
      err.println("   = help: " + line(mistake.help()));
    }
    return ExitCode.USER_ERROR;
  }

  /** Names of files, and what stands in them, could break a line or tell the terminal to. */
  private static String line(@Nullable String text) {
    return String.valueOf(text).replaceAll("\\p{Cntrl}", "·");
  }

  /** Writes a mistake of ours to a file and says where. */
  private ExitCode report(Throwable bug) {
    StringWriter text = new StringWriter();
    PrintWriter lines = new PrintWriter(text);
    lines.println(program + " " + String.join(" ", arguments));
    lines.println("Java " + Runtime.version() + ", " + System.getProperty("os.name"));
    bug.printStackTrace(lines);
    attached.forEach((name, content) -> lines.println("\n" + name + ":\n" + content(content)));
    lines.flush();
    err.println("error: a bug in " + program + ", not in what you gave it: " + bug);
    try {
      Path file = Files.createTempFile("nnc-bug-", ".txt");
      Files.writeString(file, text.toString(), StandardCharsets.UTF_8);
      err.println("   = help: please report it with the file " + file);
    } catch (IOException unwritable) {
      err.print(text);
    }
    return ExitCode.BUG;
  }

  private static String content(Callable<String> text) {
    try {
      return text.call();
    } catch (Exception unreadable) {
      return unreadable.toString();
    }
  }
}
