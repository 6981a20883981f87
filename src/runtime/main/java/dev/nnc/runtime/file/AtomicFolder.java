package dev.nnc.runtime.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Folders that are there as a whole or not at all. */
public final class AtomicFolder {
  private static final Pattern PART = Pattern.compile("\\..+\\.(\\d{1,18})\\.part");

  private AtomicFolder() {}

  /** Writes the files of a folder, each whole and forced to the disk. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Path folder) throws IOException;
  }

  /**
   * Writes a folder under another name, then moves it to its place, where nothing is yet.
   *
   * <p>An interrupt waits.
   *
   * @throws IOException if that fails; nothing stays then
   */
  public static void write(Path folder, Content content) throws IOException {
    Uninterrupted.run(() -> fill(folder, content));
  }

  private static void fill(Path folder, Content content) throws IOException {
    Path part = part(folder);
    try {
      Files.createDirectory(part);
      content.writeTo(part);
      force(part);
      move(part, folder);
      force(folder.resolveSibling("."));
    } finally {
      delete(part);
    }
  }

  /** Removes a folder with its files; what a reader sees of it is all or nothing. */
  public static void remove(Path folder) throws IOException {
    Path part = part(folder);
    move(folder, part);
    delete(part);
  }

  /** Removes the parts that processes left in a folder which are no more. */
  public static void removeLeftovers(Path parent) throws IOException {
    for (Path entry : entries(parent)) {
      Matcher name = PART.matcher(entry.getFileName().toString());
      if (name.matches() && !isAlive(Long.parseLong(name.group(1)))) {
        delete(entry);
      }
    }
  }

  private static boolean isAlive(long process) {
    return process != ProcessHandle.current().pid() && ProcessHandle.of(process).isPresent();
  }

  private static Path part(Path folder) {
    long process = ProcessHandle.current().pid();
    return folder.resolveSibling(
        String.format(Locale.ROOT, ".%s.%d.part", folder.getFileName(), process));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    }
  }

  /** Makes names last, where the system can: not all open folders. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    } catch (IOException notHere) {
      // A name that does not last costs a checkpoint, not the training.
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      for (Path entry : entries(folder)) {
        Files.deleteIfExists(entry);
      }
    }
    Files.deleteIfExists(folder);
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
