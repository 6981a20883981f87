package dev.nnc.runtime.kernel;

/**
 * The order of sums.
 *
 * <p>An inner sum takes its elements in blocks of {@link #BLOCK}. Element e of a block is added to
 * lane e &amp; 15, lanes start from +0, and {@link #join} joins them; the blocks' results are added
 * in order to a total that starts from +0.
 *
 * <p>A column sum takes rows in blocks of {@link #ROWS}: inside a block one chain of additions a
 * column that starts from +0; the blocks' results are added in order to a total that starts from
 * +0.
 *
 * <p>The methods here define the order plainly; faster kernels must give the same bits.
 */
public final class Sums {
  /** Partial sums of an inner sum, whatever the width of the hardware. */
  public static final int LANES = 16;

  /** Elements of an inner sum in one block. */
  public static final int BLOCK = 4096;

  /** Rows of a column sum in one block. */
  public static final int ROWS = 256;

  private Sums() {}

  /** Joins 16 partial sums: l += l[+8], then [+4], [+2], [+1]. Overwrites {@code lanes}. */
  public static float join(float[] lanes) {
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        lanes[i] += lanes[i + half];
      }
    }
    return lanes[0];
  }

  /** As {@link #join(float[])}. */
  public static double join(double[] lanes) {
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        lanes[i] += lanes[i + half];
      }
    }
    return lanes[0];
  }

  /**
   * The inner sum of no more than 16 elements, which are the first {@code count} lanes, at least
   * one: as if they had been added to lanes of +0 and those had been joined. Overwrites {@code
   * lanes}.
   */
  public static float join(float[] lanes, int count) {
    int filled = count;
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int i = half; i < filled; i++) {
        lanes[i - half] += lanes[i];
      }
      filled = Math.min(filled, half);
    }
    // A lane that starts from +0 never is -0.
    return 0 + lanes[0];
  }

  /** As {@link #join(float[], int)}. */
  public static double join(double[] lanes, int count) {
    int filled = count;
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int i = half; i < filled; i++) {
        lanes[i - half] += lanes[i];
      }
      filled = Math.min(filled, half);
    }
    return 0 + lanes[0];
  }

  /** The inner sum of {@code count} elements from {@code offset}. */
  public static float sum(float[] x, int offset, int count) {
    float total = 0;
    for (int from = 0; from < count; from += BLOCK) {
      float[] lanes = new float[LANES];
      for (int e = 0; e < Math.min(BLOCK, count - from); e++) {
        lanes[e & 15] += x[offset + from + e];
      }
      total += join(lanes);
    }
    return total;
  }

  /** As {@link #sum(float[], int, int)}. */
  public static double sum(double[] x, int offset, int count) {
    double total = 0;
    for (int from = 0; from < count; from += BLOCK) {
      double[] lanes = new double[LANES];
      for (int e = 0; e < Math.min(BLOCK, count - from); e++) {
        lanes[e & 15] += x[offset + from + e];
      }
      total += join(lanes);
    }
    return total;
  }

  /** Column sums of {@code x} [rows, columns] into {@code out} [columns]. */
  public static void columns(float[] x, int rows, int columns, float[] out) {
    for (int column = 0; column < columns; column++) {
      float total = 0;
      for (int from = 0; from < rows; from += ROWS) {
        float chain = 0;
        for (int row = from; row < Math.min(rows, from + ROWS); row++) {
          chain += x[row * columns + column];
        }
        total += chain;
      }
      out[column] = total;
    }
  }

  /** As {@link #columns(float[], int, int, float[])}. */
  public static void columns(double[] x, int rows, int columns, double[] out) {
    for (int column = 0; column < columns; column++) {
      double total = 0;
      for (int from = 0; from < rows; from += ROWS) {
        double chain = 0;
        for (int row = from; row < Math.min(rows, from + ROWS); row++) {
          chain += x[row * columns + column];
        }
        total += chain;
      }
      out[column] = total;
    }
  }
}
