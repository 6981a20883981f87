package dev.nnc.runtime.kernel.lanes;

import dev.nnc.runtime.lanes.DoubleLanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of a product, four rows high, for processors with 16 vector registers, and for the last
 * rows of a product. Element (r, c) of the tile, at tile[tileAt + r * tileRow + c], becomes the
 * chain of fma(left[leftAt + r * leftRow + k * leftStep], right[rightAt + k * rightStep + c], sum)
 * for k = 0 to depth - 1 that starts from start[startAt + r * startRow + c]. A tile stands in local
 * variables while k runs, since only those become registers: hence a line for each vector.
 */
public final class DoubleFourRows {
  private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;
  private static final int LENGTH = DoubleLanes.LENGTH;

  private DoubleFourRows() {}

  /** Four rows of the tile, three vectors wide. */
  public static void three(
      double[] left,
      int leftAt,
      int leftRow,
      int leftStep,
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
    int r1 = leftRow;
    int r2 = r1 + leftRow;
    int r3 = r2 + leftRow;
    int l = leftAt;
    int b = rightAt;
    for (int k = 0; k < depth; k++) {
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
      double[] left,
      int leftAt,
      int leftRow,
      int leftStep,
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
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, start, startAt + LENGTH);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, start, s1);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, start, s1 + LENGTH);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, start, s2);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, start, s2 + LENGTH);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, start, s3);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, start, s3 + LENGTH);
    int r1 = leftRow;
    int r2 = r1 + leftRow;
    int r3 = r2 + leftRow;
    for (int k = 0; k < depth; k++) {
      int l = leftAt + k * leftStep;
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
      double[] left,
      int leftAt,
      int leftRow,
      int leftStep,
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
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, start, startAt);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, start, s1);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, start, s2);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, start, s3);
    int r1 = leftRow;
    int r2 = r1 + leftRow;
    int r3 = r2 + leftRow;
    int l = leftAt;
    int b = rightAt;
    for (int k = 0; k < depth; k++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, right, b);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, left[l + r1]);
      c10 = a1.fma(b0, c10);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, left[l + r2]);
      c20 = a2.fma(b0, c20);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, left[l + r3]);
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
