package dev.nnc.data;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.MemoryLimit;
import dev.nnc.runtime.file.NumberFormat;
import dev.nnc.runtime.file.RawArray;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One file of an array in the format IDX: two zeros, a type, the number of axes, each axis' length
 * (4 bytes, big endian), the elements.
 */
final class IdxFile {
  private static final int MOST_AXES = 4;

  /** No stream of gzip unpacks to more than this multiple of its length. */
  private static final long DENSEST = 1032;

  private IdxFile() {}

  static RawArray read(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(TextFile.bytes(file))) {
      byte[] start = in.readNBytes(4);
      if (start.length < 4 || start[0] != 0 || start[1] != 0) {
        throw new UserException(
            file + " is not in the format IDX: its first bytes are others", "name another file");
      }
      NumberFormat format = format(file, start[2] & 0xff);
      List<Integer> shape = shape(file, in, start[3] & 0xff);
      byte[] elements = elements(file, in, length(file, format, shape));
      return new RawArray(format, ByteOrder.BIG_ENDIAN, shape, elements);
    }
  }

  private static NumberFormat format(Path file, int code) {
    return switch (code) {
      case 0x08 -> NumberFormat.U1;
      case 0x09 -> NumberFormat.I1;
      case 0x0b -> NumberFormat.I2;
      case 0x0c -> NumberFormat.I4;
      case 0x0d -> NumberFormat.F4;
      case 0x0e -> NumberFormat.F8;
      default -> throw damaged(file, "its elements are of the unknown type " + code);
    };
  }

  private static List<Integer> shape(Path file, DataInputStream in, int axes) throws IOException {
    if (axes < 1 || axes > MOST_AXES) {
      throw damaged(file, "it claims " + axes + " axes; 1 to " + MOST_AXES + " can be read");
    }
    List<Integer> shape = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      shape.add(length(file, in));
    }
    return shape;
  }

  private static int length(Path file, DataInputStream in) throws IOException {
    try {
      int length = in.readInt();
      if (length < 0) {
        throw damaged(file, "an axis claims the length " + Integer.toUnsignedString(length));
      }
      return length;
    } catch (EOFException e) {
      throw damaged(file, "it ends inside its header");
    }
  }

  /** The bytes of all elements, refused where the file cannot hold so many. */
  private static int length(Path file, NumberFormat format, List<Integer> shape)
      throws IOException {
    long most = Files.size(file) * DENSEST;
    long bytes = format.bytes();
    for (int length : shape) {
      bytes = length == 0 ? 0 : bytes > most ? bytes : bytes * length;
    }
    if (bytes > most) {
      throw damaged(file, "it claims " + shape + " elements, more than it can hold");
    }
    return MemoryLimit.length(file.toString(), bytes, 1);
  }

  private static byte[] elements(Path file, DataInputStream in, int length) throws IOException {
    byte[] elements = in.readNBytes(length);
    if (elements.length < length) {
      throw damaged(file, "it has " + elements.length + " bytes of elements and claims " + length);
    }
    if (in.read() >= 0) {
      throw damaged(file, "it has more bytes than the " + length + " of the elements it claims");
    }
    return elements;
  }

  private static UserException damaged(Path file, String what) {
    return new UserException(file + ": " + what, "the file is damaged or not in the format IDX");
  }
}
