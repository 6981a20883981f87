package dev.nnc.runtime.lanes;

import java.util.Map;

/**
 * A program that prints the width of its vectors, and what makes objects of vectors even when it is
 * compiled: for a virtual machine with vectors of another width.
 */
final class LaneBoxing {
  private LaneBoxing() {}

  public static void main(String[] arguments) {
    System.out.println("width " + FloatLanes.SPECIES.vectorBitSize());
    for (Map.Entry<String, Runnable> operation : LaneOperations.all().entrySet()) {
      check(operation.getKey(), operation.getValue());
    }
    for (LaneFunction function : LaneFunction.values()) {
      check("float " + function, FloatLaneLoops.sample(function));
      if (Lanes.areForDoubles() && function.compareTo(LaneFunction.ERF) < 0) {
        check("double " + function, DoubleLaneLoops.sample(function));
      }
    }
    int[][] words = new int[4][256];
    int[] bits = new int[2048];
    float[] uniform = new float[1024];
    int[] rotations = {1, 2, 3, 4, 5, 6, 7, 8};
    check("rounds", () -> ThreefryLanes.fourRounds(words, 256, rotations, 0, rotations));
    check("bits16", () -> ThreefryLanes.bits16(words, 256, bits, 0));
    check("bits32", () -> ThreefryLanes.bits32(words, 256, bits, 0));
    check("uniform", () -> ThreefryLanes.uniform(words, 256, uniform, 0));
  }

  private static void check(String name, Runnable code) {
    if (!WarmUp.isCompiled(code)) {
      System.out.println("boxes " + name);
    }
  }
}
