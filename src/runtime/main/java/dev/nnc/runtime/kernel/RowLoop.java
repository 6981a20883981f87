package dev.nnc.runtime.kernel;

/** A loop over rows whose iterations are independent of each other. */
@FunctionalInterface
public interface RowLoop {
  /** Computes the rows in [from, to). */
  void compute(int from, int to);
}
