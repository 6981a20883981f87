package dev.nnc.runtime.random;

import dev.nnc.runtime.lanes.ThreefryLanes;
import dev.nnc.runtime.lanes.WarmUp;

/** The loops in lanes of {@link RandomFill}, run on few numbers until they are compiled. */
final class FillWarmUp {
  private static final int COUNT = 256;

  private final int[][] words = new int[4][COUNT];
  private final int[] key = new int[4];
  private final int[] bits = new int[8 * COUNT];
  private final float[] uniform = new float[4 * COUNT];

  private final WarmUp rounds =
      WarmUp.start(() -> ThreefryLanes.fourRounds(words, COUNT, RandomBlocks.ROTATIONS, 0, key));
  private final WarmUp halves = WarmUp.start(() -> ThreefryLanes.bits16(words, COUNT, bits, 0));
  private final WarmUp whole = WarmUp.start(() -> ThreefryLanes.bits32(words, COUNT, bits, 0));
  private final WarmUp floats = WarmUp.start(() -> ThreefryLanes.uniform(words, COUNT, uniform, 0));

  boolean isReady() {
    return rounds.isReady() && halves.isReady() && whole.isReady() && floats.isReady();
  }
}
