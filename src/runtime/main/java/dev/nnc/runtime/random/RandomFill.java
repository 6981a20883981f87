package dev.nnc.runtime.random;

import org.jspecify.annotations.Nullable;

/**
 * Runs of the random numbers of {@link Threefry}: the same values, many blocks at a time, in lanes
 * once that code is compiled. Each thread has scratch memory; calls allocate nothing once it has.
 */
public final class RandomFill {
  private final ThreadLocal<RandomBlocks> blocks;

  public RandomFill() {
    this(null);
  }

  /** With lanes or without, compiled or not. */
  RandomFill(@Nullable Boolean lanes) {
    blocks = ThreadLocal.withInitial(() -> new RandomBlocks(lanes));
  }

  /**
   * Writes {@code Threefry.uniform(seed, stream, step, first + e)} to {@code out[offset + e]} for
   * each e in [0, count).
   */
  public void fillUniform(
      float[] out, int offset, int count, long seed, long stream, long step, long first) {
    blocks.get().fillUniform(out, offset, count, seed, stream, step, first);
  }

  /**
   * Writes {@code Threefry.uniformDouble(seed, stream, step, first + e)} to {@code out[offset + e]}
   * for each e in [0, count).
   */
  public void fillUniform(
      double[] out, int offset, int count, long seed, long stream, long step, long first) {
    blocks.get().fillUniform(out, offset, count, seed, stream, step, first);
  }

  /**
   * Writes {@code Threefry.bits16(seed, stream, step, first + e)} to {@code out[offset + e]} for
   * each e in [0, count).
   */
  public void fillBits16(
      int[] out, int offset, int count, long seed, long stream, long step, long first) {
    blocks.get().fillBits16(out, offset, count, seed, stream, step, first);
  }

  /**
   * Writes {@code Threefry.bits32(seed, stream, step, first + e)} to {@code out[offset + e]} for
   * each e in [0, count).
   */
  public void fillBits32(
      int[] out, int offset, int count, long seed, long stream, long step, long first) {
    blocks.get().fillBits32(out, offset, count, seed, stream, step, first);
  }
}
