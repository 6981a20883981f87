package dev.nnc.runtime.file;

import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes files that are there as a whole or not at all. */
public final class AtomicFile {
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
    writeAll(Map.of(file, content));
  }

  /**
   * As {@link #write}, of files that belong together: none is moved to its place before all are
   * written, so that a full disk leaves what stood there before.
   *
   * @throws UserException if one of them cannot be written
   */
  public static void writeAll(Map<Path, Content> files) {
    files.keySet().forEach(AtomicFile::requireReplaceable);
    List<FilePart> parts = new ArrayList<>();
    try {
      files.forEach(
          (file, content) -> {
            FilePart part = FilePart.beside(file);
            parts.add(part);
            part.fill(content);
          });
      parts.forEach(FilePart::moveToPlace);
    } finally {
      parts.forEach(FilePart::delete);
    }
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

  /** As {@link #writeAll}, of bytes. */
  public static void writeAllBytes(Map<Path, byte[]> files) {
    Map<Path, Content> contents = new LinkedHashMap<>();
    files.forEach((file, bytes) -> contents.put(file, channel -> Bytes.writeFully(channel, bytes)));
    writeAll(contents);
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
}
