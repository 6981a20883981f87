package dev.nnc.cli.damage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Contents of files, sound and damaged. */
final class Content {
  private Content() {}

  static byte[] bytes(String latin) {
    return latin.getBytes(ISO_8859_1);
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static byte[] gzip(String text) {
    return gzip(text.getBytes(UTF_8));
  }

  /** Rows that do not compress to nothing: numbers of a fixed seed. */
  static String rows(int count) {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < count; row++) {
      text.append(random.nextInt(1_000_000) / 1e6).append(',').append(row / 8.0).append('\n');
    }
    return text.toString();
  }

  /** Bytes that cannot be packed. */
  static byte[] noise(int count) {
    byte[] noise = new byte[count];
    new Random(7).nextBytes(noise);
    return noise;
  }

  /** A stream of gzip members, each the same content: large to unpack and quick to make. */
  static byte[] repeated(String first, String content, int times) {
    byte[] start = gzip(first);
    byte[] member = gzip(content);
    byte[] all = Arrays.copyOf(start, start.length + times * member.length);
    for (int i = 0; i < times; i++) {
      System.arraycopy(member, 0, all, start.length + i * member.length, member.length);
    }
    return all;
  }

  static byte[] cut(byte[] content, int fromEnd) {
    return Arrays.copyOf(content, content.length - fromEnd);
  }

  static byte[] flipped(byte[] content, int at) {
    byte[] damaged = content.clone();
    damaged[at < 0 ? damaged.length + at : at] ^= 0x55;
    return damaged;
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** An array in the format IDX. */
  static byte[] idx(int type, int[] shape, byte... elements) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * shape.length + elements.length);
    buffer.put(new byte[] {0, 0, (byte) type, (byte) shape.length});
    for (int length : shape) {
      buffer.putInt(length);
    }
    return buffer.put(elements).array();
  }

  /** An array of NumPy's, whose header says what it is told. */
  static byte[] npy(String type, String shape, byte... elements) {
    return npy(
        1,
        "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n",
        elements);
  }

  static byte[] npy(int version, String header, byte... elements) {
    byte[] text = bytes(header);
    ByteBuffer start = ByteBuffer.allocate(version == 1 ? 10 : 12).order(ByteOrder.LITTLE_ENDIAN);
    start.put(bytes("\u0093NUMPY")).put((byte) version).put((byte) 0);
    if (version == 1) {
      start.putShort((short) text.length);
    } else {
      start.putInt(text.length);
    }
    return join(start.array(), text, elements);
  }

  static byte[] floats(float... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      buffer.putFloat(value);
    }
    return buffer.array();
  }

  /** An archive of an entry, packed or not. */
  static byte[] zip(boolean packed, String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(0);
      if (!packed) {
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
      }
      zip.putNextEntry(entry);
      zip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** An archive of an entry that begins with some bytes and goes on with zeros. */
  static byte[] zipOfZeros(String name, byte[] start, int mebibytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(start);
      for (int i = 0; i < mebibytes; i++) {
        zip.write(new byte[1 << 20]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** An archive of one entry with a byte of the entry's header changed, at both of its places. */
  static byte[] marked(byte[] archive, int at, int value) {
    byte[] marked = archive.clone();
    int list = new String(archive, ISO_8859_1).lastIndexOf("PK\1\2");
    marked[at] = (byte) value;
    marked[list + at + 2] = (byte) value;
    return marked;
  }

  /** Replaces the four bytes of a number wherever they stand, as a liar would. */
  static byte[] lying(byte[] content, int truth, int lie) {
    byte[] changed = content.clone();
    ByteBuffer buffer = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + 4 <= changed.length; at++) {
      if (buffer.getInt(at) == truth) {
        buffer.putInt(at, lie);
      }
    }
    return changed;
  }

  /** A file of weights with this header. */
  static byte[] weights(String header, byte... data) {
    byte[] text = header.getBytes(UTF_8);
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length);
    return join(length.array(), text, data);
  }
}
