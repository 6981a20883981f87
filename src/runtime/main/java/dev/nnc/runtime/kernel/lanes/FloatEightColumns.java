package dev.nnc.runtime.kernel.lanes;

import dev.nnc.runtime.lanes.FloatLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * As {@link FloatEightRows}, where a column of the left operand, eight elements, stands side by
 * side: it multiplies left[leftAt + r + k * leftStep]. The JIT checks the bounds of all eight at
 * once.
 */
public final class FloatEightColumns {
  private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
  private static final int LENGTH = FloatLanes.LENGTH;

  private FloatEightColumns() {}

  /** Eight rows of the tile, three vectors wide. */
  public static void three(
      float[] left,
      int leftAt,
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
    int s4 = s3 + startRow;
    int s5 = s4 + startRow;
    int s6 = s5 + startRow;
    int s7 = s6 + startRow;
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
    FloatVector c40 = FloatVector.fromArray(SPECIES, start, s4);
    FloatVector c41 = FloatVector.fromArray(SPECIES, start, s4 + LENGTH);
    FloatVector c42 = FloatVector.fromArray(SPECIES, start, s4 + 2 * LENGTH);
    FloatVector c50 = FloatVector.fromArray(SPECIES, start, s5);
    FloatVector c51 = FloatVector.fromArray(SPECIES, start, s5 + LENGTH);
    FloatVector c52 = FloatVector.fromArray(SPECIES, start, s5 + 2 * LENGTH);
    FloatVector c60 = FloatVector.fromArray(SPECIES, start, s6);
    FloatVector c61 = FloatVector.fromArray(SPECIES, start, s6 + LENGTH);
    FloatVector c62 = FloatVector.fromArray(SPECIES, start, s6 + 2 * LENGTH);
    FloatVector c70 = FloatVector.fromArray(SPECIES, start, s7);
    FloatVector c71 = FloatVector.fromArray(SPECIES, start, s7 + LENGTH);
    FloatVector c72 = FloatVector.fromArray(SPECIES, start, s7 + 2 * LENGTH);
    for (int k = 0; k < depth; k++) {
      int l = leftAt + k * leftStep;
      int b = rightAt + k * rightStep;
      FloatVector b0 = FloatVector.fromArray(SPECIES, right, b);
      FloatVector b1 = FloatVector.fromArray(SPECIES, right, b + LENGTH);
      FloatVector b2 = FloatVector.fromArray(SPECIES, right, b + 2 * LENGTH);
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      FloatVector a4 = FloatVector.broadcast(SPECIES, left[l + 4]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      FloatVector a5 = FloatVector.broadcast(SPECIES, left[l + 5]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      c52 = a5.fma(b2, c52);
      FloatVector a6 = FloatVector.broadcast(SPECIES, left[l + 6]);
      c60 = a6.fma(b0, c60);
      c61 = a6.fma(b1, c61);
      c62 = a6.fma(b2, c62);
      FloatVector a7 = FloatVector.broadcast(SPECIES, left[l + 7]);
      c70 = a7.fma(b0, c70);
      c71 = a7.fma(b1, c71);
      c72 = a7.fma(b2, c72);
    }
    int t1 = tileAt + tileRow;
    int t2 = t1 + tileRow;
    int t3 = t2 + tileRow;
    int t4 = t3 + tileRow;
    int t5 = t4 + tileRow;
    int t6 = t5 + tileRow;
    int t7 = t6 + tileRow;
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
    c40.intoArray(tile, t4);
    c41.intoArray(tile, t4 + LENGTH);
    c42.intoArray(tile, t4 + 2 * LENGTH);
    c50.intoArray(tile, t5);
    c51.intoArray(tile, t5 + LENGTH);
    c52.intoArray(tile, t5 + 2 * LENGTH);
    c60.intoArray(tile, t6);
    c61.intoArray(tile, t6 + LENGTH);
    c62.intoArray(tile, t6 + 2 * LENGTH);
    c70.intoArray(tile, t7);
    c71.intoArray(tile, t7 + LENGTH);
    c72.intoArray(tile, t7 + 2 * LENGTH);
  }

  /** As {@link #three}, two vectors wide. */
  public static void two(
      float[] left,
      int leftAt,
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
    int s4 = s3 + startRow;
    int s5 = s4 + startRow;
    int s6 = s5 + startRow;
    int s7 = s6 + startRow;
    FloatVector c00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, start, startAt + LENGTH);
    FloatVector c10 = FloatVector.fromArray(SPECIES, start, s1);
    FloatVector c11 = FloatVector.fromArray(SPECIES, start, s1 + LENGTH);
    FloatVector c20 = FloatVector.fromArray(SPECIES, start, s2);
    FloatVector c21 = FloatVector.fromArray(SPECIES, start, s2 + LENGTH);
    FloatVector c30 = FloatVector.fromArray(SPECIES, start, s3);
    FloatVector c31 = FloatVector.fromArray(SPECIES, start, s3 + LENGTH);
    FloatVector c40 = FloatVector.fromArray(SPECIES, start, s4);
    FloatVector c41 = FloatVector.fromArray(SPECIES, start, s4 + LENGTH);
    FloatVector c50 = FloatVector.fromArray(SPECIES, start, s5);
    FloatVector c51 = FloatVector.fromArray(SPECIES, start, s5 + LENGTH);
    FloatVector c60 = FloatVector.fromArray(SPECIES, start, s6);
    FloatVector c61 = FloatVector.fromArray(SPECIES, start, s6 + LENGTH);
    FloatVector c70 = FloatVector.fromArray(SPECIES, start, s7);
    FloatVector c71 = FloatVector.fromArray(SPECIES, start, s7 + LENGTH);
    for (int k = 0; k < depth; k++) {
      int l = leftAt + k * leftStep;
      int b = rightAt + k * rightStep;
      FloatVector b0 = FloatVector.fromArray(SPECIES, right, b);
      FloatVector b1 = FloatVector.fromArray(SPECIES, right, b + LENGTH);
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      FloatVector a4 = FloatVector.broadcast(SPECIES, left[l + 4]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      FloatVector a5 = FloatVector.broadcast(SPECIES, left[l + 5]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      FloatVector a6 = FloatVector.broadcast(SPECIES, left[l + 6]);
      c60 = a6.fma(b0, c60);
      c61 = a6.fma(b1, c61);
      FloatVector a7 = FloatVector.broadcast(SPECIES, left[l + 7]);
      c70 = a7.fma(b0, c70);
      c71 = a7.fma(b1, c71);
    }
    int t1 = tileAt + tileRow;
    int t2 = t1 + tileRow;
    int t3 = t2 + tileRow;
    int t4 = t3 + tileRow;
    int t5 = t4 + tileRow;
    int t6 = t5 + tileRow;
    int t7 = t6 + tileRow;
    c00.intoArray(tile, tileAt);
    c01.intoArray(tile, tileAt + LENGTH);
    c10.intoArray(tile, t1);
    c11.intoArray(tile, t1 + LENGTH);
    c20.intoArray(tile, t2);
    c21.intoArray(tile, t2 + LENGTH);
    c30.intoArray(tile, t3);
    c31.intoArray(tile, t3 + LENGTH);
    c40.intoArray(tile, t4);
    c41.intoArray(tile, t4 + LENGTH);
    c50.intoArray(tile, t5);
    c51.intoArray(tile, t5 + LENGTH);
    c60.intoArray(tile, t6);
    c61.intoArray(tile, t6 + LENGTH);
    c70.intoArray(tile, t7);
    c71.intoArray(tile, t7 + LENGTH);
  }

  /** As {@link #three}, one vector wide. */
  public static void one(
      float[] left,
      int leftAt,
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
    int s4 = s3 + startRow;
    int s5 = s4 + startRow;
    int s6 = s5 + startRow;
    int s7 = s6 + startRow;
    FloatVector c00 = FloatVector.fromArray(SPECIES, start, startAt);
    FloatVector c10 = FloatVector.fromArray(SPECIES, start, s1);
    FloatVector c20 = FloatVector.fromArray(SPECIES, start, s2);
    FloatVector c30 = FloatVector.fromArray(SPECIES, start, s3);
    FloatVector c40 = FloatVector.fromArray(SPECIES, start, s4);
    FloatVector c50 = FloatVector.fromArray(SPECIES, start, s5);
    FloatVector c60 = FloatVector.fromArray(SPECIES, start, s6);
    FloatVector c70 = FloatVector.fromArray(SPECIES, start, s7);
    for (int k = 0; k < depth; k++) {
      int l = leftAt + k * leftStep;
      int b = rightAt + k * rightStep;
      FloatVector b0 = FloatVector.fromArray(SPECIES, right, b);
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + 1]);
      c10 = a1.fma(b0, c10);
      FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + 2]);
      c20 = a2.fma(b0, c20);
      FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + 3]);
      c30 = a3.fma(b0, c30);
      FloatVector a4 = FloatVector.broadcast(SPECIES, left[l + 4]);
      c40 = a4.fma(b0, c40);
      FloatVector a5 = FloatVector.broadcast(SPECIES, left[l + 5]);
      c50 = a5.fma(b0, c50);
      FloatVector a6 = FloatVector.broadcast(SPECIES, left[l + 6]);
      c60 = a6.fma(b0, c60);
      FloatVector a7 = FloatVector.broadcast(SPECIES, left[l + 7]);
      c70 = a7.fma(b0, c70);
    }
    int t1 = tileAt + tileRow;
    int t2 = t1 + tileRow;
    int t3 = t2 + tileRow;
    int t4 = t3 + tileRow;
    int t5 = t4 + tileRow;
    int t6 = t5 + tileRow;
    int t7 = t6 + tileRow;
    c00.intoArray(tile, tileAt);
    c10.intoArray(tile, t1);
    c20.intoArray(tile, t2);
    c30.intoArray(tile, t3);
    c40.intoArray(tile, t4);
    c50.intoArray(tile, t5);
    c60.intoArray(tile, t6);
    c70.intoArray(tile, t7);
  }
}
