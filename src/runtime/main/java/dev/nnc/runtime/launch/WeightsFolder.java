package dev.nnc.runtime.launch;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.IoProblems;
import dev.nnc.runtime.file.WriterLock;
import dev.nnc.runtime.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a training saves its weights in: looked at before the first step, so that a
 * mistake costs no time, and kept from other trainings of the model until the end.
 */
final class WeightsFolder implements AutoCloseable {
  private static final String OTHER_FOLDER = "name another folder for the weights";

  private final Path folder;
  private final Path file;
  private final boolean made;
  private final @Nullable WriterLock lock;

  private WeightsFolder(Path folder, Path file, boolean made, @Nullable WriterLock lock) {
    this.folder = folder;
    this.file = file;
    this.made = made;
    this.lock = lock;
  }

  /**
   * Makes the folder if need be, and takes the model's file in it.
   *
   * @throws UserException if it cannot be written, or another training will write it
   */
  static WeightsFolder take(Path folder, String model, TrainingListener listener) {
    boolean missing = !Files.isDirectory(folder);
    make(folder);
    Path file = TrainingRun.weightsFile(model, folder);
    Target.require(file, OTHER_FOLDER);
    return new WeightsFolder(folder, file, missing, lock(file, listener));
  }

  /** Where the weights go. */
  Path file() {
    return file;
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException unusable) {
      throw new UserException("cannot make the folder " + folder, OTHER_FOLDER, unusable);
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

  /** Leaves no folder behind where data or script are wrong. */
  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
    if (made) {
      removeEmpty();
    }
  }

  private void removeEmpty() {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException filled) {
      // Something was written: it stays.
    }
  }
}
