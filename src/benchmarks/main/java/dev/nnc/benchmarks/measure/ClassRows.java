package dev.nnc.benchmarks.measure;

/** As {@link FloatRows}, of the class of each row. */
public final class ClassRows {
  private final int[] all;
  private final int[] batch;
  private int next;

  /**
   * @param all [rows]
   * @param rows of a batch; those of all are a multiple
   */
  public ClassRows(int[] all, int rows) {
    this.all = all;
    this.batch = new int[rows];
  }

  /** The next batch, [rows]; the array is always the same. */
  public int[] next() {
    System.arraycopy(all, next, batch, 0, batch.length);
    next = next + batch.length == all.length ? 0 : next + batch.length;
    return batch;
  }
}
