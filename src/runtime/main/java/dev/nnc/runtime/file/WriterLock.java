package dev.nnc.runtime.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps something for one writer, of this process or another, until it is closed or the process
 * ends: by an empty file beside it, which is locked, and removed at the end. One that a killed
 * process left is locked by none.
 */
public final class WriterLock implements Closeable {
  private final Path file;
  private final FileChannel channel;

  private WriterLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes a lock.
   *
   * @param file to lock; its folder is there
   * @return empty if another has it
   * @throws IOException if it cannot be written, or the file system knows no locks
   */
  public static Optional<WriterLock> take(Path file) throws IOException {
    Path real = file.resolveSibling(".").toRealPath().resolve(file.getFileName());
    if (!isFirst(real)) {
      return Optional.empty();
    }
    Optional<WriterLock> taken = Optional.empty();
    try {
      taken = lock(real);
    } finally {
      if (taken.isEmpty()) {
        forget(real);
      }
    }
    return taken;
  }

  /**
   * A process loses its lock when it closes the file a second time, so it asks itself first: by a
   * property of Java, which classes share that several class loaders have loaded.
   */
  private static boolean isFirst(Path file) {
    return System.getProperties().putIfAbsent(property(file), "") == null;
  }

  private static void forget(Path file) {
    System.clearProperty(property(file));
  }

  private static String property(Path file) {
    return "nnc.locked." + file;
  }

  /**
   * The last owner may remove the file between two calls here: a lock holds on the file that bore
   * the name before it was opened and bears it still, or else all begins anew.
   */
  private static Optional<WriterLock> lock(Path file) throws IOException {
    while (true) {
      Optional<Object> before = identity(file);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean locked = false;
      boolean holds = false;
      try {
        locked = isLocked(channel, file);
        holds = locked && before.isPresent() && before.equals(identity(file));
      } finally {
        if (!holds) {
          channel.close();
        }
      }
      if (holds || !locked) {
        return holds ? Optional.of(new WriterLock(file, channel)) : Optional.empty();
      }
    }
  }

  private static boolean isLocked(FileChannel channel, Path file) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    } catch (IOException noLocksHere) {
      Files.deleteIfExists(file);
      throw noLocksHere;
    }
  }

  /** What tells a file from others of its name, before and after; empty if there is none. */
  private static Optional<Object> identity(Path file) throws IOException {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return Optional.of(Objects.requireNonNullElse(key, file));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // It is locked by none.
    } finally {
      forget(file);
    }
  }
}
