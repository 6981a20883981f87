package dev.nnc.runtime.file;

import dev.nnc.runtime.UserException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of an {@link Npy} file, checked: the elements it claims are just those that the file
 * has.
 *
 * @param dataBytes bytes of all elements
 */
public record NpyHeader(
    NumberFormat format, ByteOrder order, boolean fortran, List<Integer> shape, long dataBytes) {
  private static final int LONGEST = 1 << 16;
  private static final int MOST_AXES = 32;
  private static final String SAVE_NUMBERS =
      "save numbers or truth values, for example array.astype('float32')";
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([biuf])(\\d+)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

  public NpyHeader {
    shape = List.copyOf(shape);
  }

  /**
   * Reads up to the first byte of the elements.
   *
   * @param file what messages call it
   * @param size bytes of the whole file
   * @throws UserException if this is no such file, or the header and the size do not agree
   */
  public static NpyHeader read(String file, ReadableByteChannel in, long size) throws IOException {
    requireMagic(file, in, size);
    int start = Npy.MAGIC.length + 2;
    int version = Byte.toUnsignedInt(bytes(file, in, 2, start).get(0));
    if (version < 1 || version > 3) {
      throw new UserException(
          file + ", byte 6: the version " + version + " of NumPy's format is unknown",
          "save it anew with numpy.save");
    }
    int width = version == 1 ? 2 : 4;
    ByteBuffer claim = bytes(file, in, width, start + width);
    long length = width == 2 ? claim.getShort() & 0xffff : claim.getInt() & 0xffffffffL;
    long left = size - start - width;
    if (length > left) {
      throw damaged(file, start, "the header claims " + length + " bytes, and " + left + " follow");
    }
    if (length > LONGEST) {
      throw new UserException(
          String.format(
              Locale.ROOT,
              "%s, byte %d: the header has %d bytes, and %d are the most that is read",
              file,
              start,
              length,
              LONGEST),
          SAVE_NUMBERS);
    }
    ByteBuffer header = bytes(file, in, (int) length, size);
    String text = StandardCharsets.UTF_8.decode(header).toString();
    return parse(file, text, start + width, left - length);
  }

  private static void requireMagic(String file, ReadableByteChannel in, long size)
      throws IOException {
    byte[] magic = new byte[(int) Math.min(size, Npy.MAGIC.length)];
    Bytes.readFully(in, ByteBuffer.wrap(magic));
    if (!Arrays.equals(magic, Npy.MAGIC)) {
      throw new UserException(
          file + " is not a NumPy file: its first bytes are others", otherForm(magic));
    }
  }

  private static String otherForm(byte[] magic) {
    String start = new String(magic, StandardCharsets.ISO_8859_1);
    if (start.startsWith("PK")) {
      return "it is an archive: npz(\"…\")";
    }
    return start.startsWith("\u001f\u008b")
        ? "it is packed by gzip: unpack it, or save it with numpy.savez_compressed for npz(\"…\")"
        : "save it with numpy.save";
  }

  private static ByteBuffer bytes(String file, ReadableByteChannel in, int count, long end)
      throws IOException {
    ByteBuffer buffer = Bytes.littleEndian(count);
    try {
      Bytes.readFully(in, buffer);
    } catch (EOFException e) {
      throw damaged(file, end - count + buffer.position(), "the file ends inside its header");
    }
    return buffer.flip();
  }

  private static NpyHeader parse(String file, String text, int offset, long left) {
    if (!text.startsWith("{") || !text.strip().endsWith("}")) {
      throw damaged(file, offset, "the header is not a dictionary");
    }
    Matcher descr = DESCR.matcher(text);
    if (!descr.find()) {
      throw unknownType(file, offset, text);
    }
    NumberFormat format = format(file, offset, descr.group(2) + descr.group(3));
    ByteOrder order = descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    boolean fortran = find(file, offset, FORTRAN, text).equals("True");
    List<Integer> shape = shape(file, offset, find(file, offset, SHAPE, text));
    requireData(file, offset, format, shape, left);
    return new NpyHeader(format, order, fortran, shape, left);
  }

  private static String find(String file, int offset, Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw damaged(file, offset, "the header lacks an entry: " + shown(text));
    }
    return matcher.group(1);
  }

  private static NumberFormat format(String file, int offset, String name) {
    for (NumberFormat format : NumberFormat.values()) {
      if (format.name().equals(name.toUpperCase(Locale.ROOT))) {
        return format;
      }
    }
    throw unknownType(file, offset, name);
  }

  private static UserException unknownType(String file, int offset, String text) {
    return new UserException(
        file
            + ", byte "
            + offset
            + ": the elements are of another type than numbers: "
            + shown(text),
        SAVE_NUMBERS);
  }

  private static List<Integer> shape(String file, int offset, String text) {
    List<Integer> shape = new ArrayList<>();
    for (String length : text.split(",", -1)) {
      if (!length.isBlank()) {
        shape.add(length(file, offset, length.strip()));
      }
    }
    if (shape.size() > MOST_AXES) {
      throw damaged(file, offset, "the array has " + shape.size() + " axes");
    }
    return shape;
  }

  private static int length(String file, int offset, String length) {
    try {
      int number = Integer.parseInt(length.endsWith("L") ? length.replace("L", "") : length);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as a negative length is.
    }
    throw damaged(file, offset, "an axis has the length " + shown(length));
  }

  private static void requireData(
      String file, int offset, NumberFormat format, List<Integer> shape, long left) {
    if (RawArray.bytes(format, shape) != left) {
      throw damaged(
          file,
          offset,
          String.format(
              Locale.ROOT,
              "the header claims %s elements of %d bytes each, and %d bytes follow",
              shape,
              format.bytes(),
              left));
    }
  }

  /** A text of the file for a message: cut where it is long, its control characters as points. */
  static String shown(String text) {
    String shown = text.strip().replaceAll("\\p{Cntrl}", "·");
    return shown.length() <= 120 ? shown : shown.substring(0, 120) + "…";
  }

  private static UserException damaged(String file, long offset, String what) {
    return new UserException(
        file + ", byte " + offset + ": " + what,
        "the file is damaged or not NumPy's: copy or save it again");
  }
}
