package dev.nnc.runtime.launch;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.IoProblems;
import dev.nnc.runtime.file.WriterLock;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingSession;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a training saves its weights in: looked at before the first step, so that a
 * mistake costs no time, and kept from other trainings of the model until the end.
 */
final class WeightsFolder implements AutoCloseable {
  private static final String OTHER_FOLDER = "name another folder for the weights";

  private final Path file;
  private final List<Path> made;
  private final @Nullable WriterLock lock;

  private WeightsFolder(Path file, List<Path> made, @Nullable WriterLock lock) {
    this.file = file;
    this.made = made;
    this.lock = lock;
  }

  /**
   * Makes the folder if need be, and takes the model's file in it.
   *
   * @throws UserException if it cannot be written, or another training will write it
   */
  static WeightsFolder take(Path folder, TrainingSession session, TrainingListener listener) {
    Path file = TrainingRun.weightsFile(session.model(), folder);
    List<Path> missing = missing(folder);
    try {
      make(folder);
      Target.require(file, OTHER_FOLDER);
      requireSpace(file, session);
      return new WeightsFolder(file, missing, lock(file, listener));
    } catch (UserException refused) {
      removeEmpty(missing);
      throw refused;
    }
  }

  /** Where the weights go. */
  Path file() {
    return file;
  }

  /** What has to be made for a folder, itself first. */
  private static List<Path> missing(Path folder) {
    return Stream.iterate(folder.toAbsolutePath(), Objects::nonNull, Path::getParent)
        .takeWhile(each -> !Files.exists(each))
        .toList();
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException unusable) {
      String why = IoProblems.reason(unusable);
      throw new UserException(
          "cannot make the folder " + folder + ": " + why, OTHER_FOLDER, unusable);
    }
  }

  /** File systems that do not know their size are trusted. */
  private static void requireSpace(Path file, TrainingSession session) {
    long needed = session.cells().stream().mapToLong(Cell::bytes).sum();
    try {
      FileStore store = Files.getFileStore(file.toAbsolutePath().getParent());
      long free = store.getUsableSpace();
      if (free < needed && store.getTotalSpace() > 0) {
        throw new UserException(
            String.format(
                Locale.ROOT,
                "%s cannot be written: it needs %,d bytes, and %,d are free there",
                file,
                needed,
                free),
            "make room, or " + OTHER_FOLDER);
      }
    } catch (IOException unknown) {
      // Whether it fits shows when it is written.
    }
  }

  /** A file system without locks is no reason not to train. */
  private static @Nullable WriterLock lock(Path file, TrainingListener listener) {
    try {
      return WriterLock.take(file.resolveSibling("." + file.getFileName() + ".lock"))
          .orElseThrow(
              () ->
                  new UserException(
                      "another training will save its weights to " + file,
                      "wait for its end, or " + OTHER_FOLDER));
    } catch (IOException noLocks) {
      listener.warned(
          "cannot see whether another training saves to "
              + file
              + ": "
              + IoProblems.reason(noLocks));
      return null;
    }
  }

  /** Leaves no folders behind where data or script are wrong. */
  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
    removeEmpty(made);
  }

  private static void removeEmpty(List<Path> folders) {
    try {
      for (Path folder : folders) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException filled) {
      // Something was written: it stays, in its folders.
    }
  }
}
