package dev.nnc.runtime.data;

import dev.nnc.runtime.random.Shuffle;

/**
 * The order in which training visits the rows of a part: epochs of batches, without end. Rows are
 * in the part's order, or shuffled anew in each epoch, a function of (seed, epoch) alone. The last
 * batch of an epoch may be smaller. An instance belongs to one thread.
 */
public final class Batches {
  private final Dataset dataset;
  private final int first;
  private final int partRows;
  private final int batchSize;
  private final boolean inOrder;
  private final long seed;
  private final Shuffle shuffle = new Shuffle();
  private final int[] order;

  private long orderedEpoch = -1;
  private long epoch;
  private int position;
  private int batchStart;
  private int rows;

  /**
   * Stands before the first batch of epoch 0.
   *
   * @param batchSize at least 1; more than the part's rows means all of them
   * @throws IllegalArgumentException if the part has no rows or the batch size is below 1
   */
  public Batches(Dataset.Part part, int batchSize, boolean inOrder, long seed) {
    if (part.rows() < 1 || batchSize < 1) {
      throw new IllegalArgumentException(part.rows() + " rows in batches of " + batchSize);
    }
    this.dataset = part.dataset();
    this.first = part.first();
    this.partRows = part.rows();
    this.batchSize = Math.min(batchSize, partRows);
    // The order of rows inside a batch changes nothing but roundings, so one batch needs no
    // shuffle.
    this.inOrder = inOrder || this.batchSize == partRows;
    this.seed = seed;
    this.order = new int[this.inOrder ? 0 : partRows];
  }

  /** Rows of a full batch. */
  public int batchSize() {
    return batchSize;
  }

  public int batchesPerEpoch() {
    return (partRows - 1) / batchSize + 1;
  }

  /** Whether batches may be read in place: asked for, or because a batch holds all rows anyway. */
  public boolean inOrder() {
    return inOrder;
  }

  /** Full epochs before the batch that {@link #next} gives next. */
  public long epoch() {
    return position < partRows ? epoch : epoch + 1;
  }

  /** Batches of the {@link #epoch} before the one that {@link #next} gives next. */
  public int batch() {
    return position < partRows ? position / batchSize : 0;
  }

  /**
   * Stands before a batch of an epoch, as if all before it had been visited.
   *
   * @throws IllegalArgumentException if there is no such batch
   */
  public void moveTo(long epoch, int batch) {
    if (epoch < 0 || batch < 0 || batch >= batchesPerEpoch()) {
      throw new IllegalArgumentException("batch " + batch + " of epoch " + epoch);
    }
    this.epoch = epoch;
    position = batch * batchSize;
    rows = 0;
  }

  /** Stands before the batch of a step, counted from 0 over all epochs. */
  public void moveToStep(long step) {
    moveTo(step / batchesPerEpoch(), (int) (step % batchesPerEpoch()));
  }

  /** Goes on to the next batch and says how many rows it has. */
  public int next() {
    if (position >= partRows) {
      position = 0;
      epoch++;
    }
    if (!inOrder && orderedEpoch != epoch) {
      shuffleRows();
    }
    batchStart = position;
    rows = Math.min(batchSize, partRows - position);
    position += rows;
    return rows;
  }

  private void shuffleRows() {
    for (int i = 0; i < partRows; i++) {
      order[i] = first + i;
    }
    shuffle.shuffle(order, partRows, seed, epoch);
    orderedEpoch = epoch;
  }

  /** Rows of the current batch. */
  public int rows() {
    return rows;
  }

  /** In order: the dataset's row where the current batch starts; it may be read in place. */
  public int firstRow() {
    return first + batchStart;
  }

  /**
   * Copies the current batch of a placeholder to the start of {@code target}, [rows, width].
   *
   * @param target an array of the placeholder's type
   */
  public void gather(int placeholder, Object target) {
    int width = dataset.placeholders().get(placeholder).width();
    Object source = dataset.array(placeholder);
    if (inOrder) {
      System.arraycopy(source, firstRow() * width, target, 0, rows * width);
    } else if (width == 1) {
      Gather.scalars(source, order, batchStart, rows, target);
    } else {
      Gather.rows(source, order, batchStart, rows, width, target);
    }
  }
}
