package dev.nnc.runtime.file;

import dev.nnc.runtime.ElementType;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** How files store a number; named as in NumPy's {@code descr}, which has no BF16. */
public enum NumberFormat {
  B1(1),
  I1(1),
  I2(2),
  I4(4),
  I8(8),
  U1(1),
  U2(2),
  U4(4),
  U8(8),
  F2(2),
  F4(4),
  F8(8),
  /** The upper half of a float. */
  BF16(2);

  /** Elements converted at a time. */
  private static final int PIECE = 1024;

  private final int bytes;

  NumberFormat(int bytes) {
    this.bytes = bytes;
  }

  public int bytes() {
    return bytes;
  }

  /** Whether only whole numbers or truth values can be stored. */
  public boolean integers() {
    return switch (this) {
      case B1, I1, I2, I4, I8, U1, U2, U4, U8 -> true;
      case F2, F4, F8, BF16 -> false;
    };
  }

  /** The narrowest element type that takes all numbers of the format, as far as there is one. */
  public ElementType elementType() {
    return switch (this) {
      case B1 -> ElementType.BOOL;
      case I1, I2, I4, I8, U1, U2, U4, U8 -> ElementType.INT32;
      case F2, F4, BF16 -> ElementType.FLOAT32;
      case F8 -> ElementType.FLOAT64;
    };
  }

  /** NumPy's word for it: {@code float64}. */
  public String word() {
    String bits = String.valueOf(8 * bytes);
    return switch (this) {
      case B1 -> "bool";
      case I1, I2, I4, I8 -> "int" + bits;
      case U1, U2, U4, U8 -> "uint" + bits;
      case F2, F4, F8 -> "float" + bits;
      case BF16 -> "bfloat16";
    };
  }

  /** The number at a byte; 64-bit integers beyond 2^53 are rounded. */
  double read(ByteBuffer buffer, int at) {
    return switch (this) {
      case B1 -> buffer.get(at) == 0 ? 0 : 1;
      case I1 -> buffer.get(at);
      case I2 -> buffer.getShort(at);
      case I4 -> buffer.getInt(at);
      case I8 -> buffer.getLong(at);
      case U1 -> buffer.get(at) & 0xff;
      case U2 -> buffer.getShort(at) & 0xffff;
      case U4 -> buffer.getInt(at) & 0xffffffffL;
      case U8 -> unsigned(buffer.getLong(at));
      case F2 -> half(buffer.getShort(at));
      case F4 -> buffer.getFloat(at);
      case F8 -> buffer.getDouble(at);
      case BF16 -> Float.intBitsToFloat(buffer.getShort(at) << 16);
    };
  }

  /**
   * Reads numbers that stand one after another; formats of many numbers have a way of their own, to
   * be fast before it is compiled.
   */
  void read(ByteBuffer buffer, int at, int count, double[] target, int offset) {
    switch (this) {
      case U1 -> {
        for (int i = 0; i < count; i++) {
          target[offset + i] = buffer.get(at + i) & 0xff;
        }
      }
      case F4 -> readFloats(slice(buffer, at, 4 * count).asFloatBuffer(), target, offset);
      case F8 -> slice(buffer, at, 8 * count).asDoubleBuffer().get(target, offset, count);
      case B1, I1, I2, I4, I8, U2, U4, U8, F2, BF16 -> {
        for (int i = 0; i < count; i++) {
          target[offset + i] = read(buffer, at + bytes * i);
        }
      }
    }
  }

  private static ByteBuffer slice(ByteBuffer buffer, int at, int length) {
    return buffer.slice(at, length).order(buffer.order());
  }

  private static void readFloats(FloatBuffer floats, double[] target, int offset) {
    float[] piece = new float[Math.min(PIECE, floats.remaining())];
    int next = offset;
    while (floats.hasRemaining()) {
      int length = Math.min(piece.length, floats.remaining());
      floats.get(piece, 0, length);
      widen(piece, length, target, next);
      next += length;
    }
  }

  private static void widen(float[] piece, int length, double[] target, int offset) {
    for (int i = 0; i < length; i++) {
      target[offset + i] = piece[i];
    }
  }

  /** Halves before converting, the lost bit kept as a sticky one so that rounding stays right. */
  private static double unsigned(long bits) {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  /** IEEE 754 binary16: sign, 5 bits of exponent, 10 of fraction. */
  private static double half(short bits) {
    int exponent = (bits >> 10) & 31;
    int fraction = bits & 1023;
    double size =
        switch (exponent) {
          case 0 -> Math.scalb((double) fraction, -24);
          case 31 -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb((double) (fraction | 1024), exponent - 25);
        };
    return bits < 0 ? -size : size;
  }
}
