package dev.nnc.runtime.file;

import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Writes files that are there as a whole or not at all. */
public final class AtomicFile {
  private static final AtomicLong WRITTEN = new AtomicLong();

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Writes a file beside its place, then moves it there; makes the folders that are missing. What
   * stood there before stays until the move, and for ever if writing fails. An interrupt waits.
   *
   * @throws UserException if the file cannot be written
   */
  public static void write(Path file, Content content) {
    requireReplaceable(file);
    try {
      Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
      Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path part = part(target);
      try {
        Uninterrupted.run(() -> fill(part, content));
        move(part, target);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UserException(
          file + " cannot be written: " + IoProblems.reason(e), "look at the folder", e);
    }
  }

  /** A name of its own for each write, of this process or another. */
  private static Path part(Path target) {
    long process = ProcessHandle.current().pid();
    return target.resolveSibling(
        String.format(
            Locale.ROOT,
            "%s.%d.%d.part",
            target.getFileName(),
            WRITTEN.incrementAndGet(),
            process));
  }

  /** Devices and pipes would be gone. */
  private static void requireReplaceable(Path file) {
    if (Files.isDirectory(file)) {
      throw new UserException(file + " is a folder", "name a file in it");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UserException(file + " is no file that can be replaced", "name another");
    }
  }

  /** As {@link #write}, of bytes. */
  public static void writeBytes(Path file, byte[] bytes) {
    write(file, channel -> Bytes.writeFully(channel, bytes));
  }

  /** As {@link #write}, of a text in UTF-8. */
  public static void writeText(Path file, String text) {
    writeBytes(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes texts one after the other. */
  @FunctionalInterface
  public interface Texts {
    void write(String text) throws IOException;
  }

  /** Writes texts one after the other. */
  @FunctionalInterface
  public interface TextContent {
    void writeTo(Texts texts) throws IOException;
  }

  /** As {@link #write}, of texts in UTF-8 that need not be in memory at a time. */
  public static void writeTexts(Path file, TextContent content) {
    write(
        file,
        channel ->
            content.writeTo(
                text -> Bytes.writeFully(channel, text.getBytes(StandardCharsets.UTF_8))));
  }

  private static void fill(Path part, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      content.writeTo(channel);
      channel.force(true);
    }
  }

  private static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
