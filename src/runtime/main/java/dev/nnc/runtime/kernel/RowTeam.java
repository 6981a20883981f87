package dev.nnc.runtime.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Loops over rows on the threads of {@link Products}, a block of rows at a time, so that what one
 * loop leaves the next finds in cache. Sums of columns are those of {@link Sums}: every block has
 * sums of its own, which are added in order, whatever thread computed them. Small loops are
 * computed by the caller alone. Calls allocate nothing once there is room for the largest sums.
 */
public final class RowTeam {
  /** The number of operations that other threads are worth being woken for. */
  private static final long ENOUGH = 1 << 19;

  /** Operations on the rows of one block: what they read and write stays in cache. */
  private static final long MOST = 1 << 20;

  private static final int LEAST_ROWS = 8;

  private final ThreadTeam team;
  private final ThreadTeam.Task parts = (part, member) -> compute(part);
  private @Nullable RowLoop loop;
  private @Nullable FloatRowSums floatSums;
  private @Nullable DoubleRowSums doubleSums;
  private int rows;
  private int blockRows;
  private int blocks;
  private int blocksOfPart;
  private int columns;
  private float[] floats = {};
  private double[] doubles = {};

  RowTeam(ThreadTeam team) {
    this.team = team;
  }

  /**
   * Computes all rows.
   *
   * @param work operations of a row, about
   */
  public void run(RowLoop all, int count, int work) {
    take(all, null, null, 0);
    run(count, rowsOfBlock(count, work), work);
  }

  /**
   * Computes all rows, and sums of columns; {@link #total(int, float[], int)} tells them.
   *
   * @param width how many sums there are
   * @param work operations of a row, about
   */
  public void sum(FloatRowSums all, int count, int width, int work) {
    take(null, all, null, width);
    int needed = Math.multiplyExact(blocks(count, Sums.ROWS), width);
    floats = floats.length < needed ? new float[needed] : floats;
    run(count, Sums.ROWS, work);
  }

  /** As {@link #sum(FloatRowSums, int, int, int)}. */
  public void sum(DoubleRowSums all, int count, int width, int work) {
    take(null, null, all, width);
    int needed = Math.multiplyExact(blocks(count, Sums.ROWS), width);
    doubles = doubles.length < needed ? new double[needed] : doubles;
    run(count, Sums.ROWS, work);
  }

  /** Writes {@code count} of the sums that were computed last, from {@code first} on. */
  public void total(int first, float[] out, int count) {
    Arrays.fill(out, 0, count, 0);
    for (int block = 0; block < blocks; block++) {
      int at = block * columns + first;
      for (int column = 0; column < count; column++) {
        out[column] += floats[at + column];
      }
    }
  }

  /** As {@link #total(int, float[], int)}. */
  public void total(int first, double[] out, int count) {
    Arrays.fill(out, 0, count, 0);
    for (int block = 0; block < blocks; block++) {
      int at = block * columns + first;
      for (int column = 0; column < count; column++) {
        out[column] += doubles[at + column];
      }
    }
  }

  private void take(
      @Nullable RowLoop plain,
      @Nullable FloatRowSums ofFloats,
      @Nullable DoubleRowSums ofDoubles,
      int width) {
    loop = plain;
    floatSums = ofFloats;
    doubleSums = ofDoubles;
    columns = width;
  }

  private void run(int count, int size, int work) {
    rows = count;
    blockRows = size;
    blocks = blocks(count, size);
    blocksOfPart = blocks(blocks, SharedParts.MOST);
    if (blocks > 1 && isShared(count, work)) {
      team.run(parts, blocks(blocks, blocksOfPart));
    } else {
      computeBlocks(0, blocks);
    }
  }

  private boolean isShared(int count, int work) {
    return team.size() > 1 && (long) count * work >= ENOUGH;
  }

  private int rowsOfBlock(int count, int work) {
    int size = Sums.ROWS;
    int parts = isShared(count, work) ? 4 * team.size() : 1;
    while (size > LEAST_ROWS && ((long) size * work > MOST || (long) size * parts > count)) {
      size /= 2;
    }
    return size;
  }

  private static int blocks(int count, int size) {
    return (int) (((long) count + size - 1) / size);
  }

  private void compute(int part) {
    int first = part * blocksOfPart;
    computeBlocks(first, Math.min(blocks, first + blocksOfPart));
  }

  private void computeBlocks(int first, int end) {
    for (int block = first; block < end; block++) {
      int from = block * blockRows;
      compute(block, from, from + Math.min(blockRows, rows - from));
    }
  }

  private void compute(int block, int from, int to) {
    int at = block * columns;
    if (floatSums != null) {
      Arrays.fill(floats, at, at + columns, 0);
      floatSums.compute(from, to, floats, at);
    } else if (doubleSums != null) {
      Arrays.fill(doubles, at, at + columns, 0);
      doubleSums.compute(from, to, doubles, at);
    } else if (loop != null) {
      loop.compute(from, to);
    }
  }
}
