package dev.nnc.benchmarks.measure;

/** Batches of rows in order, again from the start behind the last; each is copied, as to a feed. */
public final class FloatRows {
  private final float[] all;
  private final float[] batch;
  private int next;

  /**
   * @param all [rows, width]
   * @param width numbers a row
   * @param rows of a batch; those of all are a multiple
   */
  public FloatRows(float[] all, int width, int rows) {
    this.all = all;
    this.batch = new float[rows * width];
  }

  /** The next batch, [rows, width]; the array is always the same. */
  public float[] next() {
    System.arraycopy(all, next, batch, 0, batch.length);
    next = next + batch.length == all.length ? 0 : next + batch.length;
    return batch;
  }
}
