package dev.nnc.data;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.MemoryLimit;
import dev.nnc.runtime.file.NumberFormat;
import dev.nnc.runtime.file.RawArray;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One file of an array in the format IDX: two zeros, a type, the number of axes, each axis' length
 * (4 bytes, big endian), the elements.
 */
final class IdxFile {
  private static final int MOST_AXES = 4;

  private final DataFile file;
  private final DataInputStream in;

  private IdxFile(DataFile file) {
    this.file = file;
    in = new DataInputStream(file.bytes());
  }

  static RawArray read(Path path) throws IOException {
    try (DataFile file = DataFile.open(path)) {
      return new IdxFile(file).read();
    }
  }

  private RawArray read() throws IOException {
    byte[] start = in.readNBytes(4);
    if (start.length < 4 || start[0] != 0 || start[1] != 0) {
      throw new UserException(
          file.path() + " is not in the format IDX: its first bytes are others",
          "name another file");
    }
    NumberFormat format = format(start[2] & 0xff);
    List<Integer> shape = shape(start[3] & 0xff);
    byte[] elements = elements(4 + 4 * shape.size(), length(format, shape));
    return new RawArray(format, ByteOrder.BIG_ENDIAN, shape, elements);
  }

  private NumberFormat format(int code) {
    return switch (code) {
      case 0x08 -> NumberFormat.U1;
      case 0x09 -> NumberFormat.I1;
      case 0x0b -> NumberFormat.I2;
      case 0x0c -> NumberFormat.I4;
      case 0x0d -> NumberFormat.F4;
      case 0x0e -> NumberFormat.F8;
      default -> throw damaged(2, "its elements are of the unknown type " + code);
    };
  }

  private List<Integer> shape(int axes) throws IOException {
    if (axes < 1 || axes > MOST_AXES) {
      throw damaged(3, "it claims " + axes + " axes; 1 to " + MOST_AXES + " can be read");
    }
    List<Integer> shape = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      shape.add(length(4 + 4 * axis));
    }
    return shape;
  }

  private int length(int offset) throws IOException {
    byte[] length = in.readNBytes(4);
    if (length.length < 4) {
      throw damaged(offset + length.length, "it ends inside its header");
    }
    int number = ByteBuffer.wrap(length).getInt();
    if (number < 0) {
      throw damaged(offset, "an axis claims the length " + Integer.toUnsignedString(number));
    }
    return number;
  }

  /** The bytes of all elements, refused where the file cannot hold so many. */
  private int length(NumberFormat format, List<Integer> shape) {
    long bytes = RawArray.bytes(format, shape);
    if (bytes > file.mostBytes()) {
      throw damaged(4, "it claims " + shape + " elements, more than it can hold");
    }
    return MemoryLimit.length(file.path().toString(), bytes, 1);
  }

  private byte[] elements(int offset, int length) throws IOException {
    byte[] elements = new byte[length];
    int read = in.readNBytes(elements, 0, length);
    if (read < length) {
      throw damaged(
          offset + (long) read,
          "it ends after " + read + " bytes of elements and claims " + length);
    }
    if (in.read() >= 0) {
      throw damaged(
          offset + (long) length,
          "it goes on behind the " + length + " bytes of elements it claims");
    }
    return elements;
  }

  private UserException damaged(long offset, String what) {
    return new UserException(
        file.path() + ", byte " + offset + ": " + what,
        "the file is damaged or not in the format IDX: copy or download it again");
  }
}
