package dev.nnc.runtime.kernel.lanes;

import dev.nnc.runtime.lanes.FloatLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of a product with few steps of k, for processors with 32 vector registers: up to three
 * vectors of each row of the right operand stand in registers while any number of rows passes by.
 * With so few steps {@link FloatEightRows} takes as long for what is around its loop as for the
 * loop.
 *
 * <p>Element (r, c) of the tile, at tile[tileAt + r * tileRow + c], becomes the chain of
 * fma(left[leftAt + r * leftRow + k], right[rightAt + k * rightStep + c], sum) for k = 0 to depth -
 * 1 that starts from +0. In the place of rows that the right operand lacks the last one is read,
 * and not used.
 */
public final class FloatFewSteps {
  /** Steps of k that find room in registers. */
  public static final int MOST = 8;

  private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
  private static final int LENGTH = FloatLanes.LENGTH;

  private FloatFewSteps() {}

  /** Rows of the tile, three vectors wide. */
  public static void three(
      float[] left,
      int leftAt,
      int leftRow,
      float[] right,
      int rightAt,
      int rightStep,
      int depth,
      float[] tile,
      int tileAt,
      int tileRow,
      int rows) {
    int last = depth - 1;
    int r1 = rightAt + Math.min(1, last) * rightStep;
    int r2 = rightAt + Math.min(2, last) * rightStep;
    int r3 = rightAt + Math.min(3, last) * rightStep;
    int r4 = rightAt + Math.min(4, last) * rightStep;
    int r5 = rightAt + Math.min(5, last) * rightStep;
    int r6 = rightAt + Math.min(6, last) * rightStep;
    int r7 = rightAt + Math.min(7, last) * rightStep;
    FloatVector b00 = FloatVector.fromArray(SPECIES, right, rightAt);
    FloatVector b01 = FloatVector.fromArray(SPECIES, right, rightAt + LENGTH);
    FloatVector b02 = FloatVector.fromArray(SPECIES, right, rightAt + 2 * LENGTH);
    FloatVector b10 = FloatVector.fromArray(SPECIES, right, r1);
    FloatVector b11 = FloatVector.fromArray(SPECIES, right, r1 + LENGTH);
    FloatVector b12 = FloatVector.fromArray(SPECIES, right, r1 + 2 * LENGTH);
    FloatVector b20 = FloatVector.fromArray(SPECIES, right, r2);
    FloatVector b21 = FloatVector.fromArray(SPECIES, right, r2 + LENGTH);
    FloatVector b22 = FloatVector.fromArray(SPECIES, right, r2 + 2 * LENGTH);
    FloatVector b30 = FloatVector.fromArray(SPECIES, right, r3);
    FloatVector b31 = FloatVector.fromArray(SPECIES, right, r3 + LENGTH);
    FloatVector b32 = FloatVector.fromArray(SPECIES, right, r3 + 2 * LENGTH);
    FloatVector b40 = FloatVector.fromArray(SPECIES, right, r4);
    FloatVector b41 = FloatVector.fromArray(SPECIES, right, r4 + LENGTH);
    FloatVector b42 = FloatVector.fromArray(SPECIES, right, r4 + 2 * LENGTH);
    FloatVector b50 = FloatVector.fromArray(SPECIES, right, r5);
    FloatVector b51 = FloatVector.fromArray(SPECIES, right, r5 + LENGTH);
    FloatVector b52 = FloatVector.fromArray(SPECIES, right, r5 + 2 * LENGTH);
    FloatVector b60 = FloatVector.fromArray(SPECIES, right, r6);
    FloatVector b61 = FloatVector.fromArray(SPECIES, right, r6 + LENGTH);
    FloatVector b62 = FloatVector.fromArray(SPECIES, right, r6 + 2 * LENGTH);
    FloatVector b70 = FloatVector.fromArray(SPECIES, right, r7);
    FloatVector b71 = FloatVector.fromArray(SPECIES, right, r7 + LENGTH);
    FloatVector b72 = FloatVector.fromArray(SPECIES, right, r7 + 2 * LENGTH);
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int row = 0; row < rows; row++) {
      int l = leftAt + row * leftRow;
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      FloatVector c0 = a0.fma(b00, zero);
      FloatVector c1 = a0.fma(b01, zero);
      FloatVector c2 = a0.fma(b02, zero);
      if (depth > 1) {
        FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + 1]);
        c0 = a1.fma(b10, c0);
        c1 = a1.fma(b11, c1);
        c2 = a1.fma(b12, c2);
      }
      if (depth > 2) {
        FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + 2]);
        c0 = a2.fma(b20, c0);
        c1 = a2.fma(b21, c1);
        c2 = a2.fma(b22, c2);
      }
      if (depth > 3) {
        FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + 3]);
        c0 = a3.fma(b30, c0);
        c1 = a3.fma(b31, c1);
        c2 = a3.fma(b32, c2);
      }
      if (depth > 4) {
        FloatVector a4 = FloatVector.broadcast(SPECIES, left[l + 4]);
        c0 = a4.fma(b40, c0);
        c1 = a4.fma(b41, c1);
        c2 = a4.fma(b42, c2);
      }
      if (depth > 5) {
        FloatVector a5 = FloatVector.broadcast(SPECIES, left[l + 5]);
        c0 = a5.fma(b50, c0);
        c1 = a5.fma(b51, c1);
        c2 = a5.fma(b52, c2);
      }
      if (depth > 6) {
        FloatVector a6 = FloatVector.broadcast(SPECIES, left[l + 6]);
        c0 = a6.fma(b60, c0);
        c1 = a6.fma(b61, c1);
        c2 = a6.fma(b62, c2);
      }
      if (depth > 7) {
        FloatVector a7 = FloatVector.broadcast(SPECIES, left[l + 7]);
        c0 = a7.fma(b70, c0);
        c1 = a7.fma(b71, c1);
        c2 = a7.fma(b72, c2);
      }
      int t = tileAt + row * tileRow;
      c0.intoArray(tile, t);
      c1.intoArray(tile, t + LENGTH);
      c2.intoArray(tile, t + 2 * LENGTH);
    }
  }

  /** As {@link #three}, two vectors wide. */
  public static void two(
      float[] left,
      int leftAt,
      int leftRow,
      float[] right,
      int rightAt,
      int rightStep,
      int depth,
      float[] tile,
      int tileAt,
      int tileRow,
      int rows) {
    int last = depth - 1;
    int r1 = rightAt + Math.min(1, last) * rightStep;
    int r2 = rightAt + Math.min(2, last) * rightStep;
    int r3 = rightAt + Math.min(3, last) * rightStep;
    int r4 = rightAt + Math.min(4, last) * rightStep;
    int r5 = rightAt + Math.min(5, last) * rightStep;
    int r6 = rightAt + Math.min(6, last) * rightStep;
    int r7 = rightAt + Math.min(7, last) * rightStep;
    FloatVector b00 = FloatVector.fromArray(SPECIES, right, rightAt);
    FloatVector b01 = FloatVector.fromArray(SPECIES, right, rightAt + LENGTH);
    FloatVector b10 = FloatVector.fromArray(SPECIES, right, r1);
    FloatVector b11 = FloatVector.fromArray(SPECIES, right, r1 + LENGTH);
    FloatVector b20 = FloatVector.fromArray(SPECIES, right, r2);
    FloatVector b21 = FloatVector.fromArray(SPECIES, right, r2 + LENGTH);
    FloatVector b30 = FloatVector.fromArray(SPECIES, right, r3);
    FloatVector b31 = FloatVector.fromArray(SPECIES, right, r3 + LENGTH);
    FloatVector b40 = FloatVector.fromArray(SPECIES, right, r4);
    FloatVector b41 = FloatVector.fromArray(SPECIES, right, r4 + LENGTH);
    FloatVector b50 = FloatVector.fromArray(SPECIES, right, r5);
    FloatVector b51 = FloatVector.fromArray(SPECIES, right, r5 + LENGTH);
    FloatVector b60 = FloatVector.fromArray(SPECIES, right, r6);
    FloatVector b61 = FloatVector.fromArray(SPECIES, right, r6 + LENGTH);
    FloatVector b70 = FloatVector.fromArray(SPECIES, right, r7);
    FloatVector b71 = FloatVector.fromArray(SPECIES, right, r7 + LENGTH);
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int row = 0; row < rows; row++) {
      int l = leftAt + row * leftRow;
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      FloatVector c0 = a0.fma(b00, zero);
      FloatVector c1 = a0.fma(b01, zero);
      if (depth > 1) {
        FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + 1]);
        c0 = a1.fma(b10, c0);
        c1 = a1.fma(b11, c1);
      }
      if (depth > 2) {
        FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + 2]);
        c0 = a2.fma(b20, c0);
        c1 = a2.fma(b21, c1);
      }
      if (depth > 3) {
        FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + 3]);
        c0 = a3.fma(b30, c0);
        c1 = a3.fma(b31, c1);
      }
      if (depth > 4) {
        FloatVector a4 = FloatVector.broadcast(SPECIES, left[l + 4]);
        c0 = a4.fma(b40, c0);
        c1 = a4.fma(b41, c1);
      }
      if (depth > 5) {
        FloatVector a5 = FloatVector.broadcast(SPECIES, left[l + 5]);
        c0 = a5.fma(b50, c0);
        c1 = a5.fma(b51, c1);
      }
      if (depth > 6) {
        FloatVector a6 = FloatVector.broadcast(SPECIES, left[l + 6]);
        c0 = a6.fma(b60, c0);
        c1 = a6.fma(b61, c1);
      }
      if (depth > 7) {
        FloatVector a7 = FloatVector.broadcast(SPECIES, left[l + 7]);
        c0 = a7.fma(b70, c0);
        c1 = a7.fma(b71, c1);
      }
      int t = tileAt + row * tileRow;
      c0.intoArray(tile, t);
      c1.intoArray(tile, t + LENGTH);
    }
  }

  /** As {@link #three}, one vector wide. */
  public static void one(
      float[] left,
      int leftAt,
      int leftRow,
      float[] right,
      int rightAt,
      int rightStep,
      int depth,
      float[] tile,
      int tileAt,
      int tileRow,
      int rows) {
    int last = depth - 1;
    int r1 = rightAt + Math.min(1, last) * rightStep;
    int r2 = rightAt + Math.min(2, last) * rightStep;
    int r3 = rightAt + Math.min(3, last) * rightStep;
    int r4 = rightAt + Math.min(4, last) * rightStep;
    int r5 = rightAt + Math.min(5, last) * rightStep;
    int r6 = rightAt + Math.min(6, last) * rightStep;
    int r7 = rightAt + Math.min(7, last) * rightStep;
    FloatVector b00 = FloatVector.fromArray(SPECIES, right, rightAt);
    FloatVector b10 = FloatVector.fromArray(SPECIES, right, r1);
    FloatVector b20 = FloatVector.fromArray(SPECIES, right, r2);
    FloatVector b30 = FloatVector.fromArray(SPECIES, right, r3);
    FloatVector b40 = FloatVector.fromArray(SPECIES, right, r4);
    FloatVector b50 = FloatVector.fromArray(SPECIES, right, r5);
    FloatVector b60 = FloatVector.fromArray(SPECIES, right, r6);
    FloatVector b70 = FloatVector.fromArray(SPECIES, right, r7);
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int row = 0; row < rows; row++) {
      int l = leftAt + row * leftRow;
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      FloatVector c0 = a0.fma(b00, zero);
      if (depth > 1) {
        FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + 1]);
        c0 = a1.fma(b10, c0);
      }
      if (depth > 2) {
        FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + 2]);
        c0 = a2.fma(b20, c0);
      }
      if (depth > 3) {
        FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + 3]);
        c0 = a3.fma(b30, c0);
      }
      if (depth > 4) {
        FloatVector a4 = FloatVector.broadcast(SPECIES, left[l + 4]);
        c0 = a4.fma(b40, c0);
      }
      if (depth > 5) {
        FloatVector a5 = FloatVector.broadcast(SPECIES, left[l + 5]);
        c0 = a5.fma(b50, c0);
      }
      if (depth > 6) {
        FloatVector a6 = FloatVector.broadcast(SPECIES, left[l + 6]);
        c0 = a6.fma(b60, c0);
      }
      if (depth > 7) {
        FloatVector a7 = FloatVector.broadcast(SPECIES, left[l + 7]);
        c0 = a7.fma(b70, c0);
      }
      int t = tileAt + row * tileRow;
      c0.intoArray(tile, t);
    }
  }
}
