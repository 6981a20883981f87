package dev.nnc.runtime.file;

import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
 * @param dataBytes bytes of all elements, which fit into an array
 */
record NpyHeader(
    NumberFormat format, ByteOrder order, boolean fortran, List<Integer> shape, int dataBytes) {
  private static final int LONGEST = 1 << 16;
  private static final int MOST_AXES = 32;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([biuf])(\\d+)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\sL,]*)\\)");

  static NpyHeader read(Path file, FileChannel channel) throws IOException {
    String text = text(file, channel);
    if (!text.startsWith("{") || !text.strip().endsWith("}")) {
      throw damaged(file, "the header is not a dictionary");
    }
    Matcher descr = DESCR.matcher(text);
    if (!descr.find()) {
      throw unknownType(file, text);
    }
    NumberFormat format = format(file, descr.group(2) + descr.group(3));
    ByteOrder order = descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    boolean fortran = find(file, FORTRAN, text).equals("True");
    List<Integer> shape = shape(file, find(file, SHAPE, text));
    long left = channel.size() - channel.position();
    return new NpyHeader(format, order, fortran, shape, dataBytes(file, format, shape, left));
  }

  private static String text(Path file, FileChannel channel) throws IOException {
    ByteBuffer start = Bytes.littleEndian(12);
    start.limit((int) Math.min(channel.size(), 12));
    Bytes.readFully(channel, start);
    start.flip();
    byte[] magic = new byte[Math.min(Npy.MAGIC.length, start.remaining())];
    start.get(magic);
    if (!Arrays.equals(magic, Npy.MAGIC) || start.remaining() < 4) {
      throw new UserException(file + " is not a NumPy file: its first bytes are others", "");
    }
    int version = start.get();
    start.get();
    if (version < 1 || version > 3) {
      throw new UserException(
          file + " has version " + version + " of NumPy's format", "save it anew");
    }
    boolean narrow = version == 1 || start.remaining() < 4;
    long length = narrow ? start.getShort() & 0xffff : start.getInt() & 0xffffffffL;
    channel.position(start.position());
    if (length > Math.min(LONGEST, channel.size() - start.position())) {
      throw damaged(file, "the header claims " + length + " bytes");
    }
    ByteBuffer header = ByteBuffer.allocate((int) length);
    Bytes.readFully(channel, header);
    return StandardCharsets.UTF_8.decode(header.flip()).toString();
  }

  private static String find(Path file, Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw damaged(file, "the header lacks an entry: " + text.strip());
    }
    return matcher.group(1);
  }

  private static NumberFormat format(Path file, String name) {
    for (NumberFormat format : NumberFormat.values()) {
      if (format.name().equals(name.toUpperCase(Locale.ROOT))) {
        return format;
      }
    }
    throw unknownType(file, name);
  }

  private static UserException unknownType(Path file, String text) {
    return new UserException(
        file + " holds elements of another type than numbers: " + text.strip(),
        "save numbers or truth values, for example array.astype('float32')");
  }

  private static List<Integer> shape(Path file, String text) {
    List<Integer> shape = new ArrayList<>();
    for (String length : text.replace("L", "").split(",", -1)) {
      if (!length.isBlank()) {
        shape.add(length(file, length.strip()));
      }
    }
    if (shape.size() > MOST_AXES) {
      throw damaged(file, "the array has " + shape.size() + " axes");
    }
    return shape;
  }

  private static int length(Path file, String length) {
    try {
      return Integer.parseInt(length);
    } catch (NumberFormatException e) {
      throw damaged(file, "an axis has the length " + length);
    }
  }

  private static int dataBytes(Path file, NumberFormat format, List<Integer> shape, long left) {
    int length = MemoryLimit.length(file.toString(), left, 1);
    long bytes = format.bytes();
    for (int size : shape) {
      bytes = size == 0 ? 0 : bytes > left ? bytes : bytes * size;
    }
    if (bytes != left) {
      throw damaged(
          file, shape + " elements of " + format.bytes() + " bytes in " + left + " bytes");
    }
    return length;
  }

  private static UserException damaged(Path file, String what) {
    return new UserException(file + ": " + what, "the file is damaged or not NumPy's");
  }
}
