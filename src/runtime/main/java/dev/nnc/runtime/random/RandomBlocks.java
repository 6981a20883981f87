package dev.nnc.runtime.random;

import dev.nnc.runtime.lanes.Lanes;
import dev.nnc.runtime.lanes.ThreefryLanes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What {@link RandomFill} does on one thread, with scratch memory of its own; calls allocate
 * nothing.
 */
final class RandomBlocks {
  private static final int LANES = 16;
  private static final int BLOCKS = 256;

  /** Some million numbers, which take some milliseconds: initial values are often no more. */
  private static final int MOST_PLAIN_RUNS = 2_000;

  /** Two rotations for each of eight rounds, from the paper's table for four words. */
  static final int[] ROTATIONS = {10, 26, 11, 21, 13, 27, 23, 5, 6, 20, 17, 11, 25, 10, 18, 20};

  // One array for each word: HotSpot vectorises loops over arrays that share an index.
  private final int[] x0 = new int[BLOCKS];
  private final int[] x1 = new int[BLOCKS];
  private final int[] x2 = new int[BLOCKS];
  private final int[] x3 = new int[BLOCKS];
  private final int[][] words = {x0, x1, x2, x3};
  private final int[] key = new int[5];
  private final int[] addend = new int[4];
  private int plainRuns;

  /** Of all instances, once one has filled anything. */
  private static volatile @Nullable FillWarmUp warmUp;

  /** Null if the warm-up decides. */
  private final @Nullable Boolean forced;

  /** With lanes or without, compiled or not. */
  RandomBlocks(@Nullable Boolean lanes) {
    forced = lanes;
  }

  // The loops over numbers are methods that are called often: inside of a loop that runs for long
  // they would be compiled with all that is around them, and wait for it.

  void fillUniform(
      float[] out, int offset, int count, long seed, long stream, long step, long first) {
    long end = first + count;
    for (long at = first & -64; at < end; at += 4 * BLOCKS) {
      boolean lanes = inLanes();
      int blocks = blocks(seed, stream, step, at, end, 6, lanes);
      if (lanes && at >= first && at + 4L * blocks <= end) {
        ThreefryLanes.uniform(words, blocks, out, offset + (int) (at - first));
      } else {
        uniform(out, offset, at, first, end, blocks);
      }
    }
  }

  private void uniform(float[] out, int offset, long at, long first, long end, int blocks) {
    for (int run = 0; run < blocks / 4; run++) {
      long start = at + 16L * run;
      int from = clamp(first - start);
      int to = clamp(end - start);
      int[] word = words[run & 3];
      int block = (run >> 2) * LANES;
      int target = offset + (int) (start - first);
      for (int lane = from; lane < to; lane++) {
        out[target + lane] = Threefry.toFloat(word[block + lane]);
      }
    }
  }

  void fillUniform(
      double[] out, int offset, int count, long seed, long stream, long step, long first) {
    long end = first + count;
    for (long at = first & -64; at < end; at += 4 * BLOCKS) {
      boolean lanes = inLanes();
      int blocks = blocks(seed, stream, step, at, end, 6, lanes);
      parts(out, offset, at, first, end, blocks, false);
      blocks(seed, Threefry.lowStream(stream), step, at, end, 6, lanes);
      parts(out, offset, at, first, end, blocks, true);
    }
  }

  /** Sets the first bits of doubles, or adds the last ones. */
  private void parts(
      double[] out, int offset, long at, long first, long end, int blocks, boolean last) {
    for (int run = 0; run < blocks / 4; run++) {
      long start = at + 16L * run;
      int from = clamp(first - start);
      int to = clamp(end - start);
      int[] word = words[run & 3];
      int block = (run >> 2) * LANES;
      int target = offset + (int) (start - first);
      for (int lane = from; lane < to; lane++) {
        int bits = word[block + lane];
        out[target + lane] =
            last ? out[target + lane] + Threefry.lowPart(bits) : Threefry.highPart(bits);
      }
    }
  }

  void fillBits16(int[] out, int offset, int count, long seed, long stream, long step, long first) {
    long end = first + count;
    for (long at = first & -128; at < end; at += 8 * BLOCKS) {
      boolean lanes = inLanes();
      int blocks = blocks(seed, stream, step, at, end, 7, lanes);
      if (lanes && at >= first && at + 8L * blocks <= end) {
        ThreefryLanes.bits16(words, blocks, out, offset + (int) (at - first));
      } else {
        bits16(out, offset, at, first, end, blocks);
      }
    }
  }

  private void bits16(int[] out, int offset, long at, long first, long end, int blocks) {
    for (int run = 0; run < blocks / 2; run++) {
      long start = at + 16L * run;
      int from = clamp(first - start);
      int to = clamp(end - start);
      int[] word = words[(run >> 1) & 3];
      int block = (run >> 3) * LANES;
      int target = offset + (int) (start - first);
      for (int lane = from; lane < to; lane++) {
        out[target + lane] = Threefry.half16(word[block + lane], run);
      }
    }
  }

  void fillBits32(int[] out, int offset, int count, long seed, long stream, long step, long first) {
    long end = first + count;
    for (long at = first & -64; at < end; at += 4 * BLOCKS) {
      boolean lanes = inLanes();
      int blocks = blocks(seed, stream, step, at, end, 6, lanes);
      if (lanes && at >= first && at + 4L * blocks <= end) {
        ThreefryLanes.bits32(words, blocks, out, offset + (int) (at - first));
      } else {
        bits32(out, offset, at, first, end, blocks);
      }
    }
  }

  private void bits32(int[] out, int offset, long at, long first, long end, int blocks) {
    for (int run = 0; run < blocks / 4; run++) {
      long start = at + 16L * run;
      int from = clamp(first - start);
      int to = clamp(end - start);
      int block = (run >> 2) * LANES;
      int target = offset + (int) (start - first);
      for (int lane = from; lane < to; lane++) {
        out[target + lane] = words[run & 3][block + lane];
      }
    }
  }

  private boolean inLanes() {
    Boolean always = forced;
    return always != null ? always : Lanes.AVAILABLE && isWarm();
  }

  private boolean isWarm() {
    FillWarmUp started = warmUp;
    if (started != null) {
      return started.isReady();
    }
    plainRuns++;
    return plainRuns > MOST_PLAIN_RUNS && startWarmUp();
  }

  private static synchronized boolean startWarmUp() {
    if (warmUp == null) {
      warmUp = new FillWarmUp();
    }
    return false;
  }

  private static int clamp(long lane) {
    return (int) Math.max(0, Math.min(LANES, lane));
  }

  /**
   * Computes the blocks that hold the elements from {@code at} to {@code end}, where 16 blocks hold
   * 2 to the power of {@code shift} elements, as many as fit; returns their number.
   */
  private int blocks(
      long seed, long stream, long step, long at, long end, int shift, boolean lanes) {
    long groups = ((end - at - 1) >> shift) + 1;
    int count = (int) Math.min(BLOCKS, groups * LANES);
    setKey(seed, stream);
    setCounters((at >> shift) * LANES, step, count);
    for (int group = 0; group < 5; group++) {
      if (lanes) {
        setAddend(group + 1);
        ThreefryLanes.fourRounds(words, count, ROTATIONS, 8 * (group & 1), addend);
      } else {
        fourRounds(group, count);
      }
    }
    return count;
  }

  private void fourRounds(int group, int count) {
    for (int round = 4 * group; round < 4 * group + 4; round++) {
      boolean even = (round & 1) == 0;
      mix(x0, even ? x1 : x3, ROTATIONS[2 * (round & 7)], count);
      mix(x2, even ? x3 : x1, ROTATIONS[2 * (round & 7) + 1], count);
    }
    addKey(group + 1, count);
  }

  private void setAddend(int times) {
    for (int word = 0; word < 4; word++) {
      addend[word] = key[(times + word) % 5];
    }
    addend[3] += times;
  }

  private void setKey(long seed, long stream) {
    key[0] = (int) seed;
    key[1] = (int) (seed >>> 32);
    key[2] = (int) stream;
    key[3] = (int) (stream >>> 32);
    key[4] = Threefry.PARITY ^ key[0] ^ key[1] ^ key[2] ^ key[3];
  }

  private void setCounters(long firstBlock, long step, int count) {
    int low = (int) firstBlock;
    int start = low + key[0];
    for (int i = 0; i < count; i++) {
      x0[i] = start + i;
    }
    Arrays.fill(x1, 0, count, (int) (firstBlock >>> 32) + key[1]);
    // Where the low half runs over, the high half grows.
    for (int i = low < 0 ? -low : count; i > 0 && i < count; i++) {
      x1[i]++;
    }
    Arrays.fill(x2, 0, count, (int) step + key[2]);
    Arrays.fill(x3, 0, count, (int) (step >>> 32) + key[3]);
  }

  private void addKey(int times, int count) {
    add(x0, key[times % 5], count);
    add(x1, key[(times + 1) % 5], count);
    add(x2, key[(times + 2) % 5], count);
    add(x3, key[(times + 3) % 5] + times, count);
  }

  private static void add(int[] x, int value, int count) {
    for (int i = 0; i < count; i++) {
      x[i] += value;
    }
  }

  private static void mix(int[] x, int[] y, int rotation, int count) {
    for (int i = 0; i < count; i++) {
      x[i] += y[i];
      y[i] = ((y[i] << rotation) | (y[i] >>> -rotation)) ^ x[i];
    }
  }
}
