package dev.nnc.maven.build;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** A Java program in a process of its own, whose lines go to the log. */
final class JavaProgram {
  private static final long SECONDS_TO_SAVE = 30;

  /** Of the process itself: Maven replaces {@code System.out} by its log. */
  private static final PrintStream OUTPUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private JavaProgram() {}

  /**
   * Runs a program to its end.
   *
   * @param options of Java
   * @return its exit code
   * @throws InterruptedException if someone wants this thread to end; the program is told to
   */
  static int run(
      List<Path> classPath, List<String> options, String mainClass, List<String> arguments, Log log)
      throws InterruptedException {
    ErrorLines errors = new ErrorLines(log);
    Process process = start(command(classPath, options, mainClass, arguments));
    List<Thread> pumps =
        List.of(
            pump(process.getInputStream(), line -> say(line, log::info)),
            pump(process.getErrorStream(), errors::tell));
    Thread hook = new Thread(() -> letSave(process, pumps), "wait for " + mainClass);
    try {
      remember(hook);
      int code = process.waitFor();
      for (Thread pump : pumps) {
        pump.join();
      }
      return code;
    } finally {
      process.destroy();
      forget(hook);
    }
  }

  private static void remember(Thread hook) throws InterruptedException {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException ending) {
      throw new InterruptedException("Maven ends already");
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // It runs, and waits for the pumps, which have ended.
    }
  }

  /** Where Maven is told to end, a trainer saves what was learnt, and needs someone to read on. */
  private static void letSave(Process process, List<Thread> pumps) {
    // Of the process itself, `destroy` would close what it still has to say.
    process.toHandle().destroy();
    try {
      for (Thread pump : pumps) {
        pump.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_SAVE));
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(
      List<Path> classPath, List<String> options, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String stream : List.of("file", "stdout", "stderr")) {
      command.add("-D" + stream + ".encoding=UTF-8");
    }
    command.addAll(options);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }

  private static Process start(List<String> command) {
    try {
      return new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.get(0), e);
    }
  }

  /** Messages of one thread: errors, with the indented lines that belong to them, and warnings. */
  private static final class ErrorLines {
    private static final String ERROR = "error: ";

    private final Log log;
    private boolean inError;

    ErrorLines(Log log) {
      this.log = log;
    }

    void tell(String line) {
      boolean starts = line.startsWith(ERROR);
      inError = starts || (inError && line.startsWith(" "));
      say(
          starts ? line.substring(ERROR.length()) : line,
          text -> {
            if (inError) {
              log.error(text);
            } else {
              log.warn(text);
            }
          });
    }
  }

  /**
   * Maven 4 that is told to end closes its log at once, while a trainer still says what it saved.
   */
  private static void say(String line, Consumer<String> log) {
    try {
      log.accept(line);
    } catch (IllegalStateException closed) {
      OUTPUT.println(line);
    }
  }

  private static Thread pump(InputStream from, Consumer<String> to) {
    Thread pump = new Thread(() -> copy(from, to), "read a training's lines");
    pump.setDaemon(true);
    pump.start();
    return pump;
  }

  private static void copy(InputStream from, Consumer<String> to) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
      lines.lines().forEach(to);
    } catch (IOException | UncheckedIOException ended) {
      // Nobody speaks any more.
    }
  }
}
