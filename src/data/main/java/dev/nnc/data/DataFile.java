package dev.nnc.data;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.MemoryLimit;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file, unpacked if its first bytes are those of gzip, whatever its name. */
final class DataFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  /** The bytes behind packed content: its checksum and its size. */
  private static final int TRAILER = 8;

  private final Path path;
  private final long size;
  private final Counter counter;
  private final InputStream bytes;

  private DataFile(Path path, long size, Counter counter) throws IOException {
    this.path = path;
    this.size = size;
    this.counter = counter;
    PushbackInputStream plain = new PushbackInputStream(counter, 2);
    byte[] start = plain.readNBytes(2);
    plain.unread(start);
    boolean packed = start.length == 2 && start[0] == 0x1f && (start[1] & 0xff) == 0x8b;
    bytes = new BufferedInputStream(packed ? unpacked(plain) : plain, BUFFER);
  }

  private InputStream unpacked(InputStream packed) throws IOException {
    try {
      return new Unpacker(packed);
    } catch (EOFException | ZipException problem) {
      throw damaged(counter.count, problem);
    }
  }

  private UserException damaged(long offset, IOException problem) {
    String what =
        problem instanceof EOFException
            ? "the packed content ends too early"
            : "the packed content is damaged";
    return new UserException(
        path + ", byte " + offset + ": " + what, "copy or download the file again", problem);
  }

  static DataFile open(Path path) throws IOException {
    Counter counter = new Counter(Files.newInputStream(path));
    try {
      return new DataFile(path, Files.size(path), counter);
    } catch (IOException | RuntimeException e) {
      counter.close();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  InputStream bytes() {
    return bytes;
  }

  /** The next bytes, fewer at the end of the file; they are still to be read. */
  byte[] peek(int count) throws IOException {
    bytes.mark(count);
    byte[] start = bytes.readNBytes(count);
    bytes.reset();
    return start;
  }

  /** How many bytes of the file, packed or not, were taken from the disk. */
  long consumed() {
    return counter.count;
  }

  /** The share of the file that was taken from the disk, from 0 to 1. */
  double share() {
    return size == 0 ? 1 : Math.min(1, counter.count / (double) size);
  }

  /** The most bytes that the unpacked file can have. */
  long mostBytes() {
    return size * MemoryLimit.DENSEST_PACKING;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /** Says where in the file its content is damaged. */
  private final class Unpacker extends GZIPInputStream {
    Unpacker(InputStream packed) throws IOException {
      super(packed, BUFFER);
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
      try {
        int count = super.read(target, start, length);
        if (count < 0) {
          refuseRest();
        }
        return count;
      } catch (EOFException | ZipException problem) {
        throw damaged(counter.count - inf.getRemaining(), problem);
      }
    }

    /** A file may be packed in several parts; what cannot be a part ends the JDK's reading. */
    private void refuseRest() {
      int rest = inf.getRemaining() - TRAILER;
      if (rest > 0 || counter.count < size) {
        throw damaged(counter.count - rest, new ZipException("what follows is not packed"));
      }
    }
  }

  /** Counts the bytes that pass. */
  private static final class Counter extends FilterInputStream {
    private long count;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
      int read = super.read(target, start, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
