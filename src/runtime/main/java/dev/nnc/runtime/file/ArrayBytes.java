package dev.nnc.runtime.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes of an array, all of them in memory or those that are looked at. */
interface ArrayBytes {
  /** How many there are. */
  int length();

  /**
   * A buffer with the bytes from {@code from} to {@code from + count - 1}, and others; its own
   * first is that at {@link #base}.
   */
  ByteBuffer holding(int from, int count);

  /** Where the buffer that was asked for last begins. */
  int base();

  /** Bytes that are in memory as a whole. */
  static ArrayBytes of(byte[] bytes, ByteOrder order) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
    return new ArrayBytes() {
      @Override
      public int length() {
        return bytes.length;
      }

      @Override
      public ByteBuffer holding(int from, int count) {
        return buffer;
      }

      @Override
      public int base() {
        return 0;
      }
    };
  }
}
