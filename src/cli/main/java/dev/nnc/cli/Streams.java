package dev.nnc.cli;

import dev.nnc.runtime.launch.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the program reads and writes.
 *
 * @param in what {@code -} stands for
 * @param out results
 * @param err messages
 * @param terminal whether someone looks on
 * @param colours whether messages may be coloured
 */
public record Streams(
    InputStream in, PrintStream out, PrintStream err, boolean terminal, boolean colours) {
  /** Streams with nothing to read. */
  public Streams(PrintStream out, PrintStream err, boolean terminal, boolean colours) {
    this(InputStream.nullInputStream(), out, err, terminal, colours);
  }

  /** The streams of the process, in UTF-8 whatever the locale. */
  static Streams ofProcess() {
    return new Streams(
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Terminal.isPresent(),
        Terminal.hasColours());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
