package dev.nnc.cli.console;

import dev.nnc.runtime.launch.Screen;
import dev.nnc.runtime.launch.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the program reads and writes.
 *
 * @param in what {@code -} stands for
 * @param out results
 * @param err messages
 * @param columns of the terminal where someone looks on; 0 for none
 * @param colours whether messages may be coloured
 */
public record Streams(
    InputStream in, PrintStream out, PrintStream err, int columns, boolean colours) {
  /** Streams with nothing to read. */
  public Streams(PrintStream out, PrintStream err, int columns, boolean colours) {
    this(InputStream.nullInputStream(), out, err, columns, colours);
  }

  /**
   * The streams of the process, in UTF-8 whatever the locale.
   *
   * @param out where results go
   */
  public static Streams ofProcess(OutputStream out) {
    return new Streams(
        System.in,
        stream(out),
        stream(new FileOutputStream(FileDescriptor.err)),
        Terminal.columns(),
        Terminal.hasColours());
  }

  /** Where a training writes. */
  public Screen screen() {
    return new Screen(out, err, columns);
  }

  private static PrintStream stream(OutputStream target) {
    return new PrintStream(target, true, StandardCharsets.UTF_8);
  }
}
