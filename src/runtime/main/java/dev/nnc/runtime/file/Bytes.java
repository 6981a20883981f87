package dev.nnc.runtime.file;

import dev.nnc.runtime.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/** Moves arrays through files, little endian, in pieces of a bounded buffer. */
final class Bytes {
  private static final int BUFFER = 1 << 18;

  private Bytes() {}

  static void writeFully(FileChannel channel, byte[] bytes) throws IOException {
    writeFully(channel, ByteBuffer.wrap(bytes));
  }

  static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  static void readFully(ReadableByteChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
  }

  /**
   * Fills an array in pieces: a channel takes as much memory outside the heap as it is asked for.
   */
  static void readFully(ReadableByteChannel channel, byte[] bytes) throws IOException {
    for (int start = 0; start < bytes.length; start += BUFFER) {
      readFully(channel, ByteBuffer.wrap(bytes, start, Math.min(BUFFER, bytes.length - start)));
    }
  }

  static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Writes all elements of a tensor. */
  static void write(FileChannel channel, Tensor tensor) throws IOException {
    ByteBuffer buffer = littleEndian(BUFFER);
    int step = BUFFER / tensor.type().bytes();
    for (int start = 0; start < tensor.size(); start += step) {
      buffer.clear();
      put(buffer, tensor, start, Math.min(step, tensor.size() - start));
      writeFully(channel, buffer.flip());
    }
  }

  private static void put(ByteBuffer buffer, Tensor tensor, int start, int count) {
    for (int i = start; i < start + count; i++) {
      switch (tensor.type()) {
        case FLOAT32 -> buffer.putFloat(tensor.floats()[i]);
        case FLOAT64 -> buffer.putDouble(tensor.doubles()[i]);
        case INT32 -> buffer.putInt(tensor.ints()[i]);
        case BOOL -> buffer.put((byte) (tensor.booleans()[i] ? 1 : 0));
      }
    }
  }

  /**
   * Reads all elements of a tensor from the channel's position on.
   *
   * @return the first element that is no truth value, or -1
   */
  static int read(ReadableByteChannel channel, Tensor tensor) throws IOException {
    ByteBuffer buffer = littleEndian(BUFFER);
    int step = BUFFER / tensor.type().bytes();
    for (int start = 0; start < tensor.size(); start += step) {
      int count = Math.min(step, tensor.size() - start);
      buffer.clear().limit(count * tensor.type().bytes());
      readFully(channel, buffer);
      int bad = get(buffer.flip(), tensor, start, count);
      if (bad >= 0) {
        return bad;
      }
    }
    return -1;
  }

  private static int get(ByteBuffer buffer, Tensor tensor, int start, int count) {
    switch (tensor.type()) {
      case FLOAT32 -> buffer.asFloatBuffer().get(tensor.floats(), start, count);
      case FLOAT64 -> buffer.asDoubleBuffer().get(tensor.doubles(), start, count);
      case INT32 -> buffer.asIntBuffer().get(tensor.ints(), start, count);
      case BOOL -> {
        return getBooleans(buffer, tensor.booleans(), start, count);
      }
    }
    return -1;
  }

  private static int getBooleans(ByteBuffer buffer, boolean[] target, int start, int count) {
    for (int i = start; i < start + count; i++) {
      byte value = buffer.get();
      if (value != 0 && value != 1) {
        return i;
      }
      target[i] = value == 1;
    }
    return -1;
  }
}
