package dev.nnc.runtime.file;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header of a {@link Safetensors} file, checked: every tensor's bytes lie in the file, and
 * together they cover its data without gap or overlap.
 */
final class SafetensorsHeader {
  static final String METADATA = "__metadata__";

  private static final long LONGEST = 100_000_000;
  private static final Map<String, NumberFormat> FORMATS = formats();
  private static final String HELP = "the file is damaged or not in the format safetensors";

  private final String file;
  private final long dataStart;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  /**
   * A tensor; its bytes from {@code start} to {@code end}, counted from the start of the data.
   *
   * @param dtype the format's word for the type of its elements, known here or not
   */
  record Entry(String name, String dtype, List<Integer> shape, long start, long end) {}

  private SafetensorsHeader(String file, long dataStart) {
    this.file = file;
    this.dataStart = dataStart;
  }

  long dataStart() {
    return dataStart;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  /** The tensors in the order of their bytes. */
  List<Entry> entries() {
    return entries;
  }

  /**
   * The tensor of a name.
   *
   * @throws UserException if there is none
   */
  Entry entry(String name) {
    for (Entry entry : entries) {
      if (entry.name.equals(name)) {
        return entry;
      }
    }
    throw ArrayFile.absent(file, name, entries.stream().map(Entry::name).toList());
  }

  static String typeName(ElementType type) {
    return switch (type) {
      case FLOAT32 -> "F32";
      case FLOAT64 -> "F64";
      case INT32 -> "I32";
      case BOOL -> "BOOL";
    };
  }

  private static Map<String, NumberFormat> formats() {
    Map<String, NumberFormat> formats = new LinkedHashMap<>();
    formats.put("F32", NumberFormat.F4);
    formats.put("F64", NumberFormat.F8);
    formats.put("F16", NumberFormat.F2);
    formats.put("BF16", NumberFormat.BF16);
    for (int bytes = 1; bytes <= Long.BYTES; bytes *= 2) {
      formats.put("I" + 8 * bytes, NumberFormat.valueOf("I" + bytes));
      formats.put("U" + 8 * bytes, NumberFormat.valueOf("U" + bytes));
    }
    formats.put("BOOL", NumberFormat.B1);
    return formats;
  }

  static SafetensorsHeader read(String file, SeekableByteChannel channel) throws IOException {
    long size = channel.size();
    if (size < Long.BYTES) {
      throw damaged(file, 0, "the file has " + size + " bytes, too few for a header");
    }
    ByteBuffer start = Bytes.littleEndian(Long.BYTES);
    Bytes.readFully(channel, start);
    long length = start.flip().getLong();
    if (length < 2 || length > Math.min(LONGEST, size - Long.BYTES)) {
      throw damaged(
          file, 0, "a header of " + Long.toUnsignedString(length) + " bytes in a file of " + size);
    }
    ByteBuffer header = ByteBuffer.allocate((int) length);
    Bytes.readFully(channel, header);
    SafetensorsHeader result = new SafetensorsHeader(file, Long.BYTES + length);
    result.parse(text(file, header.flip()));
    result.requireCover(size - Long.BYTES - length);
    return result;
  }

  private static String text(String file, ByteBuffer header) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(header).toString();
    } catch (CharacterCodingException e) {
      throw damaged(file, Long.BYTES, "the header is not UTF-8");
    }
  }

  private void parse(String text) {
    Object header;
    try {
      header = Json.parse(text);
    } catch (Json.Problem e) {
      int bytes = text.substring(0, e.offset()).getBytes(StandardCharsets.UTF_8).length;
      throw damaged(file, Long.BYTES + bytes, "the header is not JSON: " + e.getMessage());
    }
    if (!(header instanceof Map<?, ?> names)) {
      throw damaged(file, Long.BYTES, "the header is not an object");
    }
    names.forEach((name, value) -> add((String) name, value));
    entries.sort(Comparator.comparingLong(Entry::start).thenComparingLong(Entry::end));
  }

  private void add(String name, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> properties)) {
      throw damaged(name, "its entry is not an object");
    }
    if (name.equals(METADATA)) {
      properties.forEach((key, text) -> metadata.put((String) key, string(name, text)));
      return;
    }
    String dtype = string(name, properties.get("dtype"));
    List<Long> shape = numbers(name, "shape", properties.get("shape"));
    List<Long> offsets = numbers(name, "data_offsets", properties.get("data_offsets"));
    if (offsets.size() != 2) {
      throw damaged(name, "`data_offsets` are " + offsets);
    }
    entries.add(entry(name, dtype, shape, offsets.get(0), offsets.get(1)));
  }

  private Entry entry(String name, String dtype, List<Long> shape, long start, long end) {
    NumberFormat format = FORMATS.get(dtype);
    long bytes = bytes(name, format == null ? 1 : format.bytes(), shape);
    if (start > end || (format != null && end - start != bytes)) {
      throw damaged(
          name,
          dtype + " of shape " + shape + " takes " + bytes + " bytes, not " + start + " to " + end);
    }
    return new Entry(name, dtype, shape.stream().map(Math::toIntExact).toList(), start, end);
  }

  private long bytes(String name, int element, List<Long> shape) {
    long bytes = element;
    for (long length : shape) {
      if (length > Integer.MAX_VALUE || (length != 0 && bytes > Long.MAX_VALUE / length)) {
        throw damaged(name, "the shape " + shape + " is too large");
      }
      bytes *= length;
    }
    return bytes;
  }

  /**
   * The type of a tensor, where a whole file is read.
   *
   * @throws UserException if it is none that weights have
   */
  ElementType type(Entry entry) {
    for (ElementType type : ElementType.values()) {
      if (typeName(type).equals(entry.dtype)) {
        return type;
      }
    }
    throw unknownType(entry, "F32, F64, I32 and BOOL can be read");
  }

  /**
   * How the elements of a tensor are stored.
   *
   * @throws UserException if that is not known here
   */
  NumberFormat format(Entry entry) {
    NumberFormat format = FORMATS.get(entry.dtype);
    if (format == null) {
      throw unknownType(entry, String.join(", ", FORMATS.keySet()) + " can be read");
    }
    return format;
  }

  private UserException unknownType(Entry entry, String known) {
    return new UserException(
        String.format("%s: `%s` has the type %s", file, entry.name, entry.dtype),
        "convert it: " + known);
  }

  private String string(String name, @Nullable Object value) {
    if (value instanceof String string) {
      return string;
    }
    throw damaged(name, "a string is missing");
  }

  private List<Long> numbers(String name, String property, @Nullable Object value) {
    List<Long> numbers = new ArrayList<>();
    for (Object number : value instanceof List<?> list ? list : List.of(-1L)) {
      if (!(number instanceof Long whole) || whole < 0) {
        throw damaged(name, "`" + property + "` is not a list of whole numbers from 0");
      }
      numbers.add(whole);
    }
    return numbers;
  }

  private void requireCover(long dataBytes) {
    long end = 0;
    for (Entry entry : entries) {
      if (entry.start() != end) {
        String what = entry.start() < end ? " overlaps the tensor before it" : " leaves a gap";
        throw damaged(file, dataStart + entry.start(), "`" + entry.name() + "`" + what);
      }
      end = entry.end();
    }
    if (end != dataBytes) {
      throw damaged(
          file,
          dataStart + Math.min(end, dataBytes),
          "the tensors take " + end + " bytes, and the file has " + dataBytes + " for them");
    }
  }

  private UserException damaged(String name, String what) {
    return new UserException(file + ", header, `" + name + "`: " + what, HELP);
  }

  private static UserException damaged(String file, long offset, String what) {
    return new UserException(file + ", byte " + offset + ": " + what, HELP);
  }
}
