package dev.nnc.runtime.kernel.lanes;

import dev.nnc.runtime.lanes.FloatLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of a product, four rows high, for processors with 16 vector registers, and for the last
 * rows of a product. Element (r, c) of the tile, at tile[tileAt + r * tileRow + c], becomes the
 * chain of fma(left[leftAt + r * leftRow + k * leftStep], right[rightAt + k * rightStep + c], sum)
 * for k = 0 to depth - 1 that starts from start[startAt + r * startRow + c]. A tile stands in local
 * variables while k runs, since only those become registers: hence a line for each vector.
 */
public final class FloatFourRows {
  private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
  private static final int LENGTH = FloatLanes.LENGTH;

  private FloatFourRows() {}

  /** Four rows of the tile, three vectors wide. */
  public static void three(
      float[] left,
      int leftAt,
      int leftRow,
      int leftStep,
      float[] right,
      int rightAt,
      int rightStep,
      int depth,
      float[] start,
      int startAt,
      int startRow,
      float[] tile,
      int tileAt,
      int tileRow) {
    int s1 = startAt + startRow;
    int s2 = s1 + startRow;
    int s3 = s2 + startRow;
    FloatVector c00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, start, startAt + LENGTH);
    FloatVector c02 = FloatVector.fromArray(SPECIES, start, startAt + 2 * LENGTH);
    FloatVector c10 = FloatVector.fromArray(SPECIES, start, s1);
    FloatVector c11 = FloatVector.fromArray(SPECIES, start, s1 + LENGTH);
    FloatVector c12 = FloatVector.fromArray(SPECIES, start, s1 + 2 * LENGTH);
    FloatVector c20 = FloatVector.fromArray(SPECIES, start, s2);
    FloatVector c21 = FloatVector.fromArray(SPECIES, start, s2 + LENGTH);
    FloatVector c22 = FloatVector.fromArray(SPECIES, start, s2 + 2 * LENGTH);
    FloatVector c30 = FloatVector.fromArray(SPECIES, start, s3);
    FloatVector c31 = FloatVector.fromArray(SPECIES, start, s3 + LENGTH);
    FloatVector c32 = FloatVector.fromArray(SPECIES, start, s3 + 2 * LENGTH);
    int r1 = leftRow;
    int r2 = r1 + leftRow;
    int r3 = r2 + leftRow;
    int l = leftAt;
    int b = rightAt;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, right, b);
      FloatVector b1 = FloatVector.fromArray(SPECIES, right, b + LENGTH);
      FloatVector b2 = FloatVector.fromArray(SPECIES, right, b + 2 * LENGTH);
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + r1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + r2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + r3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      l += leftStep;
      b += rightStep;
    }
    int t1 = tileAt + tileRow;
    int t2 = t1 + tileRow;
    int t3 = t2 + tileRow;
    c00.intoArray(tile, tileAt);
    c01.intoArray(tile, tileAt + LENGTH);
    c02.intoArray(tile, tileAt + 2 * LENGTH);
    c10.intoArray(tile, t1);
    c11.intoArray(tile, t1 + LENGTH);
    c12.intoArray(tile, t1 + 2 * LENGTH);
    c20.intoArray(tile, t2);
    c21.intoArray(tile, t2 + LENGTH);
    c22.intoArray(tile, t2 + 2 * LENGTH);
    c30.intoArray(tile, t3);
    c31.intoArray(tile, t3 + LENGTH);
    c32.intoArray(tile, t3 + 2 * LENGTH);
  }

  /** As {@link #three}, two vectors wide. */
  public static void two(
      float[] left,
      int leftAt,
      int leftRow,
      int leftStep,
      float[] right,
      int rightAt,
      int rightStep,
      int depth,
      float[] start,
      int startAt,
      int startRow,
      float[] tile,
      int tileAt,
      int tileRow) {
    int s1 = startAt + startRow;
    int s2 = s1 + startRow;
    int s3 = s2 + startRow;
    FloatVector c00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, start, startAt + LENGTH);
    FloatVector c10 = FloatVector.fromArray(SPECIES, start, s1);
    FloatVector c11 = FloatVector.fromArray(SPECIES, start, s1 + LENGTH);
    FloatVector c20 = FloatVector.fromArray(SPECIES, start, s2);
    FloatVector c21 = FloatVector.fromArray(SPECIES, start, s2 + LENGTH);
    FloatVector c30 = FloatVector.fromArray(SPECIES, start, s3);
    FloatVector c31 = FloatVector.fromArray(SPECIES, start, s3 + LENGTH);
    int r1 = leftRow;
    int r2 = r1 + leftRow;
    int r3 = r2 + leftRow;
    for (int k = 0; k < depth; k++) {
      int l = leftAt + k * leftStep;
      int b = rightAt + k * rightStep;
      FloatVector b0 = FloatVector.fromArray(SPECIES, right, b);
      FloatVector b1 = FloatVector.fromArray(SPECIES, right, b + LENGTH);
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + r1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + r2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + r3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    int t1 = tileAt + tileRow;
    int t2 = t1 + tileRow;
    int t3 = t2 + tileRow;
    c00.intoArray(tile, tileAt);
    c01.intoArray(tile, tileAt + LENGTH);
    c10.intoArray(tile, t1);
    c11.intoArray(tile, t1 + LENGTH);
    c20.intoArray(tile, t2);
    c21.intoArray(tile, t2 + LENGTH);
    c30.intoArray(tile, t3);
    c31.intoArray(tile, t3 + LENGTH);
  }

  /** As {@link #three}, one vector wide. */
  public static void one(
      float[] left,
      int leftAt,
      int leftRow,
      int leftStep,
      float[] right,
      int rightAt,
      int rightStep,
      int depth,
      float[] start,
      int startAt,
      int startRow,
      float[] tile,
      int tileAt,
      int tileRow) {
    int s1 = startAt + startRow;
    int s2 = s1 + startRow;
    int s3 = s2 + startRow;
    FloatVector c00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector c10 = FloatVector.fromArray(SPECIES, start, s1);
    FloatVector c20 = FloatVector.fromArray(SPECIES, start, s2);
    FloatVector c30 = FloatVector.fromArray(SPECIES, start, s3);
    int r1 = leftRow;
    int r2 = r1 + leftRow;
    int r3 = r2 + leftRow;
    int l = leftAt;
    int b = rightAt;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, right, b);
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + r1]);
      c10 = a1.fma(b0, c10);
      FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + r2]);
      c20 = a2.fma(b0, c20);
      FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + r3]);
      c30 = a3.fma(b0, c30);
      l += leftStep;
      b += rightStep;
    }
    int t1 = tileAt + tileRow;
    int t2 = t1 + tileRow;
    int t3 = t2 + tileRow;
    c00.intoArray(tile, tileAt);
    c10.intoArray(tile, t1);
    c20.intoArray(tile, t2);
    c30.intoArray(tile, t3);
  }
}
