package dev.nnc.runtime.kernel.lanes;

import dev.nnc.runtime.lanes.DoubleLanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of a product, eight rows high, for processors with 32 vector registers, where a row of the
 * left operand stands side by side. Element (r, c) of the tile, at tile[tileAt + r * tileRow + c],
 * becomes the chain of fma(left[leftAt + r * leftRow + k], right[rightAt + k * rightStep + c], sum)
 * for k = 0 to depth - 1 that starts from start[startAt + r * startRow + c].
 *
 * <p>A tile stands in local variables while k runs, since only those become registers: hence a line
 * for each vector. Both positions are computed from k: so the JIT takes the bounds of left out of
 * the loop, and no iteration waits for a position that the one before left in memory.
 */
public final class DoubleEightRows {
  private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;
  private static final int LENGTH = DoubleLanes.LENGTH;

  private DoubleEightRows() {}

  /** Eight rows of the tile, three vectors wide. */
  public static void three(
      double[] left,
      int leftAt,
      int leftRow,
      double[] right,
      int rightAt,
      int rightStep,
      int depth,
      double[] start,
      int startAt,
      int startRow,
      double[] tile,
      int tileAt,
      int tileRow) {
    int s1 = startAt + startRow;
    int s2 = s1 + startRow;
    int s3 = s2 + startRow;
    int s4 = s3 + startRow;
    int s5 = s4 + startRow;
    int s6 = s5 + startRow;
    int s7 = s6 + startRow;
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, start, startAt + LENGTH);
    DoubleVector c02 = DoubleVector.fromArray(SPECIES, start, startAt + 2 * LENGTH);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, start, s1);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, start, s1 + LENGTH);
    DoubleVector c12 = DoubleVector.fromArray(SPECIES, start, s1 + 2 * LENGTH);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, start, s2);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, start, s2 + LENGTH);
    DoubleVector c22 = DoubleVector.fromArray(SPECIES, start, s2 + 2 * LENGTH);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, start, s3);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, start, s3 + LENGTH);
    DoubleVector c32 = DoubleVector.fromArray(SPECIES, start, s3 + 2 * LENGTH);
    DoubleVector c40 = DoubleVector.fromArray(SPECIES, start, s4);
    DoubleVector c41 = DoubleVector.fromArray(SPECIES, start, s4 + LENGTH);
    DoubleVector c42 = DoubleVector.fromArray(SPECIES, start, s4 + 2 * LENGTH);
    DoubleVector c50 = DoubleVector.fromArray(SPECIES, start, s5);
    DoubleVector c51 = DoubleVector.fromArray(SPECIES, start, s5 + LENGTH);
    DoubleVector c52 = DoubleVector.fromArray(SPECIES, start, s5 + 2 * LENGTH);
    DoubleVector c60 = DoubleVector.fromArray(SPECIES, start, s6);
    DoubleVector c61 = DoubleVector.fromArray(SPECIES, start, s6 + LENGTH);
    DoubleVector c62 = DoubleVector.fromArray(SPECIES, start, s6 + 2 * LENGTH);
    DoubleVector c70 = DoubleVector.fromArray(SPECIES, start, s7);
    DoubleVector c71 = DoubleVector.fromArray(SPECIES, start, s7 + LENGTH);
    DoubleVector c72 = DoubleVector.fromArray(SPECIES, start, s7 + 2 * LENGTH);
    int r1 = leftRow;
    int r2 = r1 + leftRow;
    int r3 = r2 + leftRow;
    int r4 = r3 + leftRow;
    int r5 = r4 + leftRow;
    int r6 = r5 + leftRow;
    int r7 = r6 + leftRow;
    for (int k = 0; k < depth; k++) {
      int l = leftAt + k;
      int b = rightAt + k * rightStep;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, right, b);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, right, b + LENGTH);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, right, b + 2 * LENGTH);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, left[l + r1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, left[l + r2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, left[l + r3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, left[l + r4]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      DoubleVector a5 = DoubleVector.broadcast(SPECIES, left[l + r5]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      c52 = a5.fma(b2, c52);
      DoubleVector a6 = DoubleVector.broadcast(SPECIES, left[l + r6]);
      c60 = a6.fma(b0, c60);
      c61 = a6.fma(b1, c61);
      c62 = a6.fma(b2, c62);
      DoubleVector a7 = DoubleVector.broadcast(SPECIES, left[l + r7]);
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
      double[] left,
      int leftAt,
      int leftRow,
      double[] right,
      int rightAt,
      int rightStep,
      int depth,
      double[] start,
      int startAt,
      int startRow,
      double[] tile,
      int tileAt,
      int tileRow) {
    int s1 = startAt + startRow;
    int s2 = s1 + startRow;
    int s3 = s2 + startRow;
    int s4 = s3 + startRow;
    int s5 = s4 + startRow;
    int s6 = s5 + startRow;
    int s7 = s6 + startRow;
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, start, startAt + LENGTH);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, start, s1);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, start, s1 + LENGTH);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, start, s2);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, start, s2 + LENGTH);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, start, s3);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, start, s3 + LENGTH);
    DoubleVector c40 = DoubleVector.fromArray(SPECIES, start, s4);
    DoubleVector c41 = DoubleVector.fromArray(SPECIES, start, s4 + LENGTH);
    DoubleVector c50 = DoubleVector.fromArray(SPECIES, start, s5);
    DoubleVector c51 = DoubleVector.fromArray(SPECIES, start, s5 + LENGTH);
    DoubleVector c60 = DoubleVector.fromArray(SPECIES, start, s6);
    DoubleVector c61 = DoubleVector.fromArray(SPECIES, start, s6 + LENGTH);
    DoubleVector c70 = DoubleVector.fromArray(SPECIES, start, s7);
    DoubleVector c71 = DoubleVector.fromArray(SPECIES, start, s7 + LENGTH);
    int r1 = leftRow;
    int r2 = r1 + leftRow;
    int r3 = r2 + leftRow;
    int r4 = r3 + leftRow;
    int r5 = r4 + leftRow;
    int r6 = r5 + leftRow;
    int r7 = r6 + leftRow;
    for (int k = 0; k < depth; k++) {
      int l = leftAt + k;
      int b = rightAt + k * rightStep;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, right, b);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, right, b + LENGTH);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, left[l + r1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, left[l + r2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, left[l + r3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, left[l + r4]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      DoubleVector a5 = DoubleVector.broadcast(SPECIES, left[l + r5]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      DoubleVector a6 = DoubleVector.broadcast(SPECIES, left[l + r6]);
      c60 = a6.fma(b0, c60);
      c61 = a6.fma(b1, c61);
      DoubleVector a7 = DoubleVector.broadcast(SPECIES, left[l + r7]);
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
      double[] left,
      int leftAt,
      int leftRow,
      double[] right,
      int rightAt,
      int rightStep,
      int depth,
      double[] start,
      int startAt,
      int startRow,
      double[] tile,
      int tileAt,
      int tileRow) {
    int s1 = startAt + startRow;
    int s2 = s1 + startRow;
    int s3 = s2 + startRow;
    int s4 = s3 + startRow;
    int s5 = s4 + startRow;
    int s6 = s5 + startRow;
    int s7 = s6 + startRow;
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, start, s1);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, start, s2);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, start, s3);
    DoubleVector c40 = DoubleVector.fromArray(SPECIES, start, s4);
    DoubleVector c50 = DoubleVector.fromArray(SPECIES, start, s5);
    DoubleVector c60 = DoubleVector.fromArray(SPECIES, start, s6);
    DoubleVector c70 = DoubleVector.fromArray(SPECIES, start, s7);
    int r1 = leftRow;
    int r2 = r1 + leftRow;
    int r3 = r2 + leftRow;
    int r4 = r3 + leftRow;
    int r5 = r4 + leftRow;
    int r6 = r5 + leftRow;
    int r7 = r6 + leftRow;
    for (int k = 0; k < depth; k++) {
      int l = leftAt + k;
      int b = rightAt + k * rightStep;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, right, b);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, left[l + r1]);
      c10 = a1.fma(b0, c10);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, left[l + r2]);
      c20 = a2.fma(b0, c20);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, left[l + r3]);
      c30 = a3.fma(b0, c30);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, left[l + r4]);
      c40 = a4.fma(b0, c40);
      DoubleVector a5 = DoubleVector.broadcast(SPECIES, left[l + r5]);
      c50 = a5.fma(b0, c50);
      DoubleVector a6 = DoubleVector.broadcast(SPECIES, left[l + r6]);
      c60 = a6.fma(b0, c60);
      DoubleVector a7 = DoubleVector.broadcast(SPECIES, left[l + r7]);
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
