package dev.nnc.runtime.file;

import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * The bytes of an array in a file, a window of which is in memory: rows are read one after another,
 * and once they are stored the file's bytes are of no more use. The file is open only while a
 * window is read.
 */
final class FileWindow implements ArrayBytes {
  private static final int SIZE = 1 << 20;

  private final Path file;
  private final long start;
  private final int length;
  private final ByteOrder order;
  private final FileTime modified;
  private ByteBuffer window = ByteBuffer.allocate(0);
  private int base;

  /**
   * @param start where the array begins in the file
   * @param length bytes from there on
   */
  FileWindow(Path file, long start, int length, ByteOrder order) throws IOException {
    this.file = file;
    this.start = start;
    this.length = length;
    this.order = order;
    this.modified = Files.getLastModifiedTime(file);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public int base() {
    return base;
  }

  @Override
  public ByteBuffer holding(int from, int count) {
    if (from < base || from + count > base + window.limit()) {
      try {
        read(from, Math.max(count, Math.min(SIZE, length - from)));
      } catch (IOException problem) {
        throw IoProblems.reading(file, problem);
      }
    }
    return window;
  }

  private void read(int from, int count) throws IOException {
    if (window.capacity() < count) {
      window = ByteBuffer.allocate(count).order(order);
    }
    base = from;
    window.clear().limit(count);
    try (FileChannel channel = FileChannel.open(file)) {
      Bytes.readFully(channel.position(start + from), window);
    } finally {
      window.flip();
    }
    if (!Files.getLastModifiedTime(file).equals(modified)) {
      throw new UserException(
          file + " was changed while it was read", "start again when it is complete");
    }
  }
}
