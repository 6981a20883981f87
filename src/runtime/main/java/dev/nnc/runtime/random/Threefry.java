package dev.nnc.runtime.random;

import java.nio.charset.StandardCharsets;

/**
 * Threefry-4x32 with 20 rounds (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
 * 1, 2, 3", 2011): a keyed bijection of 128-bit counters, so that every random number is a pure
 * function of seed, stream, step and index.
 *
 * <p>The key is (seed low, seed high, stream low, stream high), the counter (block low, block high,
 * step low, step high). A block gives four words of 32 bits. Elements of a random tensor are laid
 * over blocks in a virtual width of 16 lanes, so that 16 blocks side by side give runs of 16
 * consecutive elements:
 *
 * <ul>
 *   <li>32 bits or a float: lane = i &amp; 15, word = (i &gt;&gt; 4) &amp; 3, block = ((i &gt;&gt;
 *       6) &lt;&lt; 4) | lane
 *   <li>a double: the 32 bits of that element, then 21 of those that the stream's complement has
 *       there, so that it is the float with more digits
 *   <li>16 bits: lane = i &amp; 15, half = (i &gt;&gt; 4) &amp; 7, block = ((i &gt;&gt; 7) &lt;&lt;
 *       4) | lane, word half &gt;&gt; 1, the low half of a word first
 * </ul>
 *
 * <p>{@link RandomFill} gives the same values for whole runs, several times faster.
 */
public final class Threefry {
  static final int PARITY = 0x1BD11BDA;
  static final float FLOAT_UNIT = 0x1p-24f;
  private static final double WORD_UNIT = 0x1p-32;
  private static final double DOUBLE_UNIT = 0x1p-53;

  private static final long FNV_OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Threefry() {}

  /**
   * The stream of an operator: 64-bit FNV-1a over the UTF-8 bytes of its name. Fixed for ever,
   * since recorded trainings depend on it.
   */
  public static long stream(String name) {
    long hash = FNV_OFFSET_BASIS;
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
    }
    return hash;
  }

  /** Element {@code i} of a tensor of uniform floats in [0, 1), multiples of 2^-24. */
  public static float uniform(long seed, long stream, long step, long i) {
    return toFloat(bits32(seed, stream, step, i));
  }

  /**
   * Element {@code i} of a tensor of uniform doubles in [0, 1), multiples of 2^-53: the float
   * {@link #uniform} and up to 2^-24 more.
   */
  public static double uniformDouble(long seed, long stream, long step, long i) {
    return toDouble(bits32(seed, stream, step, i), bits32(seed, lowStream(stream), step, i));
  }

  /**
   * Element {@code i} of a tensor of 16 random bits each, 0 to 65535: enough for a dropout mask.
   */
  public static int bits16(long seed, long stream, long step, long i) {
    long block = ((i >> 7) << 4) | (i & 15);
    int half = (int) (i >> 4) & 7;
    return half16(word(seed, stream, step, block, half >> 1), half);
  }

  /** Element {@code i} of a tensor of 32 random bits each. */
  public static int bits32(long seed, long stream, long step, long i) {
    long block = ((i >> 6) << 4) | (i & 15);
    return word(seed, stream, step, block, (int) (i >> 4) & 3);
  }

  static float toFloat(int word) {
    return (word >>> 8) * FLOAT_UNIT;
  }

  /** Of the bits of a double that a float has no room for. */
  static long lowStream(long stream) {
    return ~stream;
  }

  private static double toDouble(int high, int low) {
    return highPart(high) + lowPart(low);
  }

  /** The first 32 bits of a double. */
  static double highPart(int word) {
    return (word & 0xffffffffL) * WORD_UNIT;
  }

  /** What the last 21 bits of a double add to the first, without rounding. */
  static double lowPart(int word) {
    return (word >>> 11) * DOUBLE_UNIT;
  }

  static int half16(int word, int half) {
    return (word >>> (16 * (half & 1))) & 0xffff;
  }

  /** One of the four words (0 to 3) of a block. */
  public static int word(long seed, long stream, long step, long block, int word) {
    int k0 = (int) seed;
    int k1 = (int) (seed >>> 32);
    int k2 = (int) stream;
    int k3 = (int) (stream >>> 32);
    int k4 = PARITY ^ k0 ^ k1 ^ k2 ^ k3;
    long low = pack((int) block + k0, (int) (block >>> 32) + k1);
    long high = pack((int) step + k2, (int) (step >>> 32) + k3);
    return word(low, high, k0, k1, k2, k3, k4, word);
  }

  private static int word(long low, long high, int k0, int k1, int k2, int k3, int k4, int word) {
    int x0 = (int) low;
    int x1 = (int) (low >>> 32);
    int x2 = (int) high;
    int x3 = (int) (high >>> 32);
    for (int group = 1; group <= 5; group++) {
      boolean odd = (group & 1) == 1;
      x0 += x1;
      x2 += x3;
      x1 = rotate(x1, odd ? 10 : 6) ^ x0;
      x3 = rotate(x3, odd ? 26 : 20) ^ x2;
      x0 += x3;
      x2 += x1;
      x3 = rotate(x3, odd ? 11 : 17) ^ x0;
      x1 = rotate(x1, odd ? 21 : 11) ^ x2;
      x0 += x1;
      x2 += x3;
      x1 = rotate(x1, odd ? 13 : 25) ^ x0;
      x3 = rotate(x3, odd ? 27 : 10) ^ x2;
      x0 += x3;
      x2 += x1;
      x3 = rotate(x3, odd ? 23 : 18) ^ x0;
      x1 = rotate(x1, odd ? 5 : 20) ^ x2;
      x0 += k1;
      x1 += k2;
      x2 += k3;
      x3 += k4 + group;
      int first = k0;
      k0 = k1;
      k1 = k2;
      k2 = k3;
      k3 = k4;
      k4 = first;
    }
    return (word & 2) == 0 ? ((word & 1) == 0 ? x0 : x1) : ((word & 1) == 0 ? x2 : x3);
  }

  private static long pack(int low, int high) {
    return (low & 0xffffffffL) | ((long) high << 32);
  }

  private static int rotate(int x, int by) {
    return (x << by) | (x >>> (32 - by));
  }
}
