package dev.nnc.runtime.file;

import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What is to become a file, written beside its place. */
final class FilePart {
  private static final AtomicLong WRITTEN = new AtomicLong();

  private final Path file;
  private final Path target;
  private final Path part;

  private FilePart(Path file, Path target) {
    this.file = file;
    this.target = target;
    part = part(target);
  }

  /** Makes the folders that are missing. */
  static FilePart beside(Path file) {
    try {
      Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
      Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return new FilePart(file, target);
    } catch (IOException e) {
      throw cannotBeWritten(file, e);
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

  private static UserException cannotBeWritten(Path file, IOException e) {
    return new UserException(
        file + " cannot be written: " + IoProblems.reason(e), "look at the folder", e);
  }

  void fill(AtomicFile.Content content) {
    run(() -> Uninterrupted.run(() -> write(content)));
  }

  private void write(AtomicFile.Content content) throws IOException {
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

  void moveToPlace() {
    run(this::move);
  }

  private void move() throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Leaves nothing behind if it was not moved. */
  void delete() {
    run(() -> Files.deleteIfExists(part));
  }

  private void run(Uninterrupted.Work work) {
    try {
      work.run();
    } catch (IOException e) {
      throw cannotBeWritten(file, e);
    }
  }
}
