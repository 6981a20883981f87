package dev.nnc.runtime.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a folder for one writer, of this process or another, until it is closed or the process
 * ends. The file that is locked stays: whoever removed it might remove that of the next writer.
 */
public final class FolderLock implements Closeable {
  private static final String NAME = ".lock";

  /** A process loses its lock when it closes the file a second time: so it asks itself first. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes a folder that is there.
   *
   * @return empty if another has it
   * @throws IOException if it cannot be written to, or the file system knows no locks
   */
  public static Optional<FolderLock> take(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (!HELD.add(real)) {
      return Optional.empty();
    }
    Optional<FolderLock> taken = Optional.empty();
    try {
      taken = lock(real);
    } finally {
      if (taken.isEmpty()) {
        HELD.remove(real);
      }
    }
    return taken;
  }

  private static Optional<FolderLock> lock(Path real) throws IOException {
    FileChannel channel =
        FileChannel.open(real.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? Optional.empty() : Optional.of(new FolderLock(real, channel));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } finally {
      HELD.remove(folder);
    }
  }
}
