package dev.nnc.runtime.file;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * NumPy's files of one array, versions 1 to 3: a magic word, a header that is a Python dictionary,
 * the elements. Arrays in Fortran's order are turned into row-major ones.
 */
public final class Npy {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  private static final int ALIGNMENT = 64;

  private Npy() {}

  /**
   * The array of a file, which is read where the array is and must stay as it is until then.
   *
   * @throws UserException if the file cannot be read or is not what its header claims
   */
  public static RawArray readRaw(Path file) {
    try (FileChannel channel = RegularFile.open(file)) {
      NpyHeader header = NpyHeader.read(file.toString(), channel, channel.size());
      if (header.fortran()) {
        return readRaw(file.toString(), channel, header);
      }
      int length = MemoryLimit.length(file.toString(), header.dataBytes(), 1);
      FileWindow bytes = new FileWindow(file, channel.position(), length, header.order());
      return new RawArray(header.format(), header.shape(), bytes);
    } catch (IOException e) {
      throw IoProblems.reading(file, e);
    }
  }

  /**
   * Reads an array of some bytes, from a file or out of an archive.
   *
   * @param name what messages call it
   * @throws UserException if it is not what its header claims
   */
  public static RawArray readRaw(String name, ReadableByteChannel in, long size)
      throws IOException {
    return readRaw(name, in, NpyHeader.read(name, in, size));
  }

  private static RawArray readRaw(String name, ReadableByteChannel in, NpyHeader header)
      throws IOException {
    byte[] bytes = new byte[MemoryLimit.length(name, header.dataBytes(), 1)];
    Bytes.readFully(in, bytes);
    byte[] rows = header.fortran() ? transposed(bytes, header) : bytes;
    return new RawArray(header.format(), header.order(), header.shape(), rows);
  }

  /** Reads a whole file into memory, half floats as float, integers as int. */
  public static Tensor read(Path file) {
    return readRaw(file).toTensor(file.toString());
  }

  /** Walks in row-major order, keeping the place in the column-major bytes. */
  private static byte[] transposed(byte[] bytes, NpyHeader header) {
    List<Integer> shape = header.shape();
    int element = header.format().bytes();
    byte[] rows = new byte[bytes.length];
    int[] index = new int[shape.size()];
    for (int to = 0; to < bytes.length; to += element) {
      int from = 0;
      for (int axis = index.length - 1; axis >= 0; axis--) {
        from = from * shape.get(axis) + index[axis];
      }
      System.arraycopy(bytes, from * element, rows, to, element);
      advance(index, shape);
    }
    return rows;
  }

  private static void advance(int[] index, List<Integer> shape) {
    for (int axis = index.length - 1; axis >= 0; axis--) {
      if (++index[axis] < shape.get(axis)) {
        return;
      }
      index[axis] = 0;
    }
  }

  /**
   * Writes a file, as a whole or not at all: version 1.0, little endian, row-major.
   *
   * @throws UserException if the file cannot be written
   */
  public static void write(Path file, Tensor tensor) {
    byte[] header = header(tensor).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer start = Bytes.littleEndian(MAGIC.length + 4);
    start.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) header.length).flip();
    AtomicFile.write(
        file,
        channel -> {
          Bytes.writeFully(channel, start);
          Bytes.writeFully(channel, header);
          Bytes.write(channel, tensor);
        });
  }

  /**
   * {@code {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }}, padded so that data is
   * aligned.
   */
  private static String header(Tensor tensor) {
    String shape =
        tensor.shape().stream().map(length -> length + ",").collect(Collectors.joining(" "));
    if (tensor.shape().size() > 1) {
      shape = shape.substring(0, shape.length() - 1);
    }
    String header =
        String.format(
            "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }",
            descr(tensor.type()), shape);
    int unpadded = MAGIC.length + 4 + header.length() + 1;
    return header + " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT) + "\n";
  }

  private static String descr(ElementType type) {
    return switch (type) {
      case FLOAT32 -> "<f4";
      case FLOAT64 -> "<f8";
      case INT32 -> "<i4";
      case BOOL -> "|b1";
    };
  }
}
