package dev.nnc.runtime.kernel;

/** A loop over rows that adds to the sums of columns what its rows are worth. */
@FunctionalInterface
public interface DoubleRowSums {
  /**
   * Computes the rows in [from, to), all of one block of {@link Sums#ROWS}, and adds to the sums of
   * that block, row by row. The sum of column c stands at columns[at + c].
   */
  void compute(int from, int to, double[] columns, int at);
}
