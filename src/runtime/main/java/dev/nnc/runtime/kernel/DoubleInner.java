package dev.nnc.runtime.kernel;

import dev.nnc.runtime.kernel.lanes.DoubleInnerLanes;

/**
 * Inner products in the order of {@link Products} for a single column: 16 partial sums, blocks of
 * 4096.
 */
final class DoubleInner {
  private final boolean inLanes;
  private final boolean waits;
  private final double[] lanes = new double[Sums.LANES];
  private final double[] gathered = new double[Sums.BLOCK];

  DoubleInner(boolean inLanes, boolean waits) {
    this.inLanes = inLanes;
    this.waits = waits;
  }

  /** The sum over k in [0, depth) of a[aOffset + k * aStep] * b[bOffset + k]. */
  double multiply(double[] a, int aOffset, int aStep, double[] b, int bOffset, int depth) {
    double total = 0;
    for (int k = 0; k < depth; k += Sums.BLOCK) {
      int count = Math.min(Sums.BLOCK, depth - k);
      if (aStep == 1) {
        total += block(a, aOffset + k, b, bOffset + k, count);
      } else {
        gather(a, aOffset + k * aStep, aStep, count);
        total += block(gathered, 0, b, bOffset + k, count);
      }
    }
    return total;
  }

  private void gather(double[] a, int from, int step, int count) {
    for (int i = 0; i < count; i++) {
      gathered[i] = a[from + i * step];
    }
  }

  private double block(double[] a, int from, double[] b, int start, int count) {
    int whole = count & -Sums.LANES;
    if (inLanes && !(waits && !DoubleLaneWarmUp.isRestReady())) {
      DoubleInnerLanes.multiply(a, from, b, start, whole, lanes);
    } else {
      wholeLanes(a, from, b, start, whole);
    }
    for (int e = whole; e < count; e++) {
      lanes[e - whole] = Math.fma(a[from + e], b[start + e], lanes[e - whole]);
    }
    return Sums.join(lanes);
  }

  /** Local variables hold the lanes: stores into the array would bound the speed. */
  private void wholeLanes(double[] a, int from, double[] b, int start, int count) {
    double l0 = 0;
    double l1 = 0;
    double l2 = 0;
    double l3 = 0;
    double l4 = 0;
    double l5 = 0;
    double l6 = 0;
    double l7 = 0;
    double l8 = 0;
    double l9 = 0;
    double l10 = 0;
    double l11 = 0;
    double l12 = 0;
    double l13 = 0;
    double l14 = 0;
    double l15 = 0;
    for (int e = 0; e < count; e += Sums.LANES) {
      int p = from + e;
      int q = start + e;
      l0 = Math.fma(a[p], b[q], l0);
      l1 = Math.fma(a[p + 1], b[q + 1], l1);
      l2 = Math.fma(a[p + 2], b[q + 2], l2);
      l3 = Math.fma(a[p + 3], b[q + 3], l3);
      l4 = Math.fma(a[p + 4], b[q + 4], l4);
      l5 = Math.fma(a[p + 5], b[q + 5], l5);
      l6 = Math.fma(a[p + 6], b[q + 6], l6);
      l7 = Math.fma(a[p + 7], b[q + 7], l7);
      l8 = Math.fma(a[p + 8], b[q + 8], l8);
      l9 = Math.fma(a[p + 9], b[q + 9], l9);
      l10 = Math.fma(a[p + 10], b[q + 10], l10);
      l11 = Math.fma(a[p + 11], b[q + 11], l11);
      l12 = Math.fma(a[p + 12], b[q + 12], l12);
      l13 = Math.fma(a[p + 13], b[q + 13], l13);
      l14 = Math.fma(a[p + 14], b[q + 14], l14);
      l15 = Math.fma(a[p + 15], b[q + 15], l15);
    }
    lanes[0] = l0;
    lanes[1] = l1;
    lanes[2] = l2;
    lanes[3] = l3;
    lanes[4] = l4;
    lanes[5] = l5;
    lanes[6] = l6;
    lanes[7] = l7;
    lanes[8] = l8;
    lanes[9] = l9;
    lanes[10] = l10;
    lanes[11] = l11;
    lanes[12] = l12;
    lanes[13] = l13;
    lanes[14] = l14;
    lanes[15] = l15;
  }
}
