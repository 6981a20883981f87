package dev.nnc.runtime.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A file of events as TensorBoard reads them: records (length, its checksum, data, its checksum;
 * TFRecord) of protocol buffers ({@code tensorflow/core/util/event.proto}).
 */
final class EventFile {
  private static final String PREFIX = "events.out.tfevents.";
  private static final int MASK = 0xa282ead8;
  private static final int START = 1;

  private final Path path;

  private EventFile(Path path) {
    this.path = path;
  }

  /** One event: scalars at a step. */
  static final class Event {
    private final Message message = new Message();
    private final Message summary = new Message();

    Event(long step) {
      message.number(1, System.currentTimeMillis() / 1e3);
      message.number(2, step);
    }

    /** Adds a value under a tag. */
    void scalar(String tag, double value) {
      Message scalar = new Message();
      scalar.bytes(1, tag.getBytes(StandardCharsets.UTF_8));
      scalar.number(2, (float) value);
      summary.bytes(1, scalar.toByteArray());
    }

    private byte[] toByteArray() {
      if (summary.size() > 0) {
        message.bytes(5, summary.toByteArray());
      }
      return message.toByteArray();
    }
  }

  /**
   * Begins a file behind those that are there.
   *
   * @param step what earlier files say of this step and later ones is void
   */
  static EventFile create(Path folder, long step) throws IOException {
    Files.createDirectories(folder);
    long number = 0;
    try (Stream<Path> files = Files.list(folder)) {
      number = files.filter(file -> file.getFileName().toString().startsWith(PREFIX)).count();
    }
    Path path = folder.resolve(String.format(Locale.ROOT, "%s%010d.nnc", PREFIX, number + 1));
    Files.createFile(path);
    EventFile file = new EventFile(path);
    Event version = new Event(0);
    version.message.bytes(3, "brain.Event:2".getBytes(StandardCharsets.UTF_8));
    file.write(version);
    Event start = new Event(step);
    Message log = new Message();
    log.number(1, START);
    start.message.bytes(7, log.toByteArray());
    file.write(start);
    return file;
  }

  Path path() {
    return path;
  }

  /** Appends an event; it is in the file when this returns. */
  void write(Event event) throws IOException {
    byte[] data = event.toByteArray();
    ByteBuffer record = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length);
    record.putInt(checksum(record.array(), 8));
    record.put(data).putInt(checksum(data, data.length));
    Files.write(path, record.array(), StandardOpenOption.APPEND);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
  }

  /** A message of a protocol buffer. */
  private static final class Message extends ByteArrayOutputStream {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;

    void number(int field, double value) {
      key(field, EIGHT_BYTES);
      littleEndian(Double.doubleToLongBits(value), Double.BYTES);
    }

    void number(int field, float value) {
      key(field, FOUR_BYTES);
      littleEndian(Float.floatToIntBits(value), Float.BYTES);
    }

    void number(int field, long value) {
      key(field, VARINT);
      varint(value);
    }

    void bytes(int field, byte[] value) {
      key(field, LENGTH);
      varint(value.length);
      writeBytes(value);
    }

    private void key(int field, int type) {
      varint(((long) field << 3) | type);
    }

    private void littleEndian(long bits, int count) {
      for (int i = 0; i < count; i++) {
        write((int) (bits >>> (8 * i)));
      }
    }

    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        write((int) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      write((int) rest);
    }
  }
}
