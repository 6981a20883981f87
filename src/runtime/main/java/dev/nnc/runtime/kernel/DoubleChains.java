package dev.nnc.runtime.kernel;

/** The product of small operands with strides: nothing is copied, four chains run side by side. */
final class DoubleChains {
  private DoubleChains() {}

  /** As {@link DoublePanels#multiply}, with the result's columns next to each other. */
  static void multiply(
      double[] left,
      int leftOffset,
      int leftRow,
      int leftStep,
      double[] right,
      int rightOffset,
      int rightStep,
      int rightColumn,
      double[] out,
      int outOffset,
      int outRow,
      int rows,
      int depth,
      int columns) {
    for (int row = 0; row < rows; row++) {
      int source = leftOffset + row * leftRow;
      int target = outOffset + row * outRow;
      int column = 0;
      for (; column + 4 <= columns; column += 4) {
        int from = rightOffset + column * rightColumn;
        four(
            left,
            source,
            leftStep,
            right,
            from,
            rightStep,
            rightColumn,
            out,
            target + column,
            depth);
      }
      for (; column < columns; column++) {
        int from = rightOffset + column * rightColumn;
        out[target + column] = one(left, source, leftStep, right, from, rightStep, depth);
      }
    }
  }

  private static void four(
      double[] left,
      int source,
      int leftStep,
      double[] right,
      int from,
      int rightStep,
      int rightColumn,
      double[] out,
      int target,
      int depth) {
    double c0 = 0;
    double c1 = 0;
    double c2 = 0;
    double c3 = 0;
    for (int k = 0; k < depth; k++) {
      double a = left[source + k * leftStep];
      int at = from + k * rightStep;
      c0 = Math.fma(a, right[at], c0);
      c1 = Math.fma(a, right[at + rightColumn], c1);
      c2 = Math.fma(a, right[at + 2 * rightColumn], c2);
      c3 = Math.fma(a, right[at + 3 * rightColumn], c3);
    }
    out[target] = c0;
    out[target + 1] = c1;
    out[target + 2] = c2;
    out[target + 3] = c3;
  }

  private static double one(
      double[] left, int source, int leftStep, double[] right, int from, int rightStep, int depth) {
    double sum = 0;
    for (int k = 0; k < depth; k++) {
      sum = Math.fma(left[source + k * leftStep], right[from + k * rightStep], sum);
    }
    return sum;
  }
}
