package dev.nnc.runtime.file;

import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files that are read here and there rather than from their start to their end. */
final class RegularFile {
  private RegularFile() {}

  /**
   * Opens a file.
   *
   * @throws UserException if it is a pipe, which waits for a writer, or a device
   */
  static FileChannel open(Path file) throws IOException {
    boolean streams = Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    if (streams) {
      throw new UserException(
          file + " is no file but a pipe or a device", "write its content to a file first");
    }
    return FileChannel.open(file);
  }
}
