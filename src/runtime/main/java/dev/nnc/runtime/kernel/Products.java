package dev.nnc.runtime.kernel;

import dev.nnc.runtime.lanes.Lanes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Dense products of matrices stored by rows.
 *
 * <p>Every element of the result is one chain, acc = fma(a[i, k], b[k, j], acc) in increasing k
 * from +0, whatever the tiling. With a single column (n = 1) it is an inner product instead: lane[k
 * &amp; 15] = fma(a[i, k], b[k], lane[k &amp; 15]) in increasing k, in blocks of {@link
 * Sums#BLOCK}; {@link Sums#join} joins the 16 lanes of a block, and the blocks' results are added
 * in order to a total that starts from +0.
 *
 * <p>The threads of an instance share the tiles of a large product; a small one is computed by the
 * caller alone. Each thread has scratch memory (at most 1 MiB for float, 2 MiB for double); calls
 * allocate nothing once all have it. An instance belongs to one thread.
 */
public final class Products implements AutoCloseable {
  private static final int MOST_THREADS = 1024;

  private final ThreadTeam team;
  private final FloatProduct floats = new FloatProduct();
  private final DoubleProduct doubles = new DoubleProduct();
  private final SharedFloatProduct sharedFloat;
  private final SharedDoubleProduct sharedDouble;
  private final RowTeam rows;

  /**
   * @param model what the threads are named after: nnc-Mnist-1, nnc-Mnist-2
   * @param threads to compute with, the caller's included, at least 1; more than 1024 are not used
   */
  public Products(String model, int threads) {
    team = new ThreadTeam("nnc-" + model, Math.min(threads, MOST_THREADS));
    sharedFloat = new SharedFloatProduct(team);
    sharedDouble = new SharedDoubleProduct(team);
    rows = new RowTeam(team);
  }

  /**
   * Starts to have the loops in lanes for float compiled, in the background: some tenths of a
   * second. The first product does so otherwise, and until then products are computed without
   * lanes. May be called on any thread, while data load.
   */
  public static void warmUp() {
    if (Lanes.AVAILABLE) {
      FloatLaneWarmUp.start();
    }
  }

  /** As {@link #warmUp}, for double. */
  public static void warmUpDoubles() {
    if (Lanes.AVAILABLE) {
      DoubleLaneWarmUp.start();
    }
  }

  /** Computes loops over rows with the same threads. */
  public RowTeam rows() {
    return rows;
  }

  /** Ends the threads other than the caller's, which computes alone from now on. */
  @Override
  public void close() {
    team.close();
  }

  /**
   * Writes the product of a [m, k] and b [k, n] to {@code out} [m, n].
   *
   * @param aTransposed whether a is stored as [k, m]
   * @param bTransposed whether b is stored as [n, k]
   * @throws IndexOutOfBoundsException if an operand reaches past the end of its array
   */
  public void multiply(
      float[] a,
      int aOffset,
      boolean aTransposed,
      float[] b,
      int bOffset,
      boolean bTransposed,
      float[] out,
      int outOffset,
      int m,
      int k,
      int n) {
    multiply(a, aOffset, aTransposed, b, bOffset, bTransposed, out, outOffset, m, k, n, null);
  }

  /**
   * Computes the product of a [m, k] and b [k, n] and gives each part of it to the edge while it is
   * in cache.
   *
   * @param aTransposed whether a is stored as [k, m]
   * @param bTransposed whether b is stored as [n, k]
   * @param out [m, n], where the result goes; null if only the edge takes it
   * @param edge called exactly once for each element of the result, from any thread of this
   *     instance; null if nothing follows
   * @throws IndexOutOfBoundsException if an operand reaches past the end of its array
   */
  public void multiply(
      float[] a,
      int aOffset,
      boolean aTransposed,
      float[] b,
      int bOffset,
      boolean bTransposed,
      float @Nullable [] out,
      int outOffset,
      int m,
      int k,
      int n,
      @Nullable FloatEdge edge) {
    Objects.checkFromIndexSize(aOffset, Math.multiplyExact(m, k), a.length);
    Objects.checkFromIndexSize(bOffset, Math.multiplyExact(k, n), b.length);
    int size = Math.multiplyExact(m, n);
    if (out != null) {
      Objects.checkFromIndexSize(outOffset, size, out.length);
    }
    try {
      floats.setLeft(a, aOffset, aTransposed, m, k);
      floats.setRight(b, bOffset, bTransposed, n);
      floats.setResult(out, outOffset, edge);
      sharedFloat.multiply(floats);
    } finally {
      floats.clear();
    }
  }

  /**
   * As {@link #multiply(float[], int, boolean, float[], int, boolean, float[], int, int, int,
   * int)}, with all but a from the start of their arrays.
   */
  public void multiply(float[] a, int aOffset, float[] b, float[] out, int m, int k, int n) {
    multiply(a, aOffset, b, out, m, k, n, null);
  }

  /**
   * As {@link #multiply(float[], int, boolean, float[], int, boolean, float[], int, int, int, int,
   * FloatEdge)}, with all but a from the start of their arrays.
   */
  public void multiply(
      float[] a,
      int aOffset,
      float[] b,
      float @Nullable [] out,
      int m,
      int k,
      int n,
      @Nullable FloatEdge edge) {
    multiply(a, aOffset, false, b, 0, false, out, 0, m, k, n, edge);
  }

  /**
   * As {@link #multiply(float[], int, float[], float[], int, int, int)}, with a stored as [k, m].
   */
  public void multiplyTransposedBy(
      float[] a, int aOffset, float[] b, float[] out, int m, int k, int n) {
    multiplyTransposedBy(a, aOffset, b, out, m, k, n, null);
  }

  /**
   * As {@link #multiply(float[], int, float[], float[], int, int, int, FloatEdge)}, with a stored
   * as [k, m].
   */
  public void multiplyTransposedBy(
      float[] a,
      int aOffset,
      float[] b,
      float @Nullable [] out,
      int m,
      int k,
      int n,
      @Nullable FloatEdge edge) {
    multiply(a, aOffset, true, b, 0, false, out, 0, m, k, n, edge);
  }

  /**
   * As {@link #multiply(float[], int, float[], float[], int, int, int)}, with b stored as [n, k].
   */
  public void multiplyByTransposed(
      float[] a, int aOffset, float[] b, float[] out, int m, int k, int n) {
    multiplyByTransposed(a, aOffset, b, out, m, k, n, null);
  }

  /**
   * As {@link #multiply(float[], int, float[], float[], int, int, int, FloatEdge)}, with b stored
   * as [n, k].
   */
  public void multiplyByTransposed(
      float[] a,
      int aOffset,
      float[] b,
      float @Nullable [] out,
      int m,
      int k,
      int n,
      @Nullable FloatEdge edge) {
    multiply(a, aOffset, false, b, 0, true, out, 0, m, k, n, edge);
  }

  /** As the method for float. */
  public void multiply(
      double[] a,
      int aOffset,
      boolean aTransposed,
      double[] b,
      int bOffset,
      boolean bTransposed,
      double[] out,
      int outOffset,
      int m,
      int k,
      int n) {
    multiply(a, aOffset, aTransposed, b, bOffset, bTransposed, out, outOffset, m, k, n, null);
  }

  /** As the method for float. */
  public void multiply(
      double[] a,
      int aOffset,
      boolean aTransposed,
      double[] b,
      int bOffset,
      boolean bTransposed,
      double @Nullable [] out,
      int outOffset,
      int m,
      int k,
      int n,
      @Nullable DoubleEdge edge) {
    Objects.checkFromIndexSize(aOffset, Math.multiplyExact(m, k), a.length);
    Objects.checkFromIndexSize(bOffset, Math.multiplyExact(k, n), b.length);
    int size = Math.multiplyExact(m, n);
    if (out != null) {
      Objects.checkFromIndexSize(outOffset, size, out.length);
    }
    try {
      doubles.setLeft(a, aOffset, aTransposed, m, k);
      doubles.setRight(b, bOffset, bTransposed, n);
      doubles.setResult(out, outOffset, edge);
      sharedDouble.multiply(doubles);
    } finally {
      doubles.clear();
    }
  }

  /** As the method for float. */
  public void multiply(double[] a, int aOffset, double[] b, double[] out, int m, int k, int n) {
    multiply(a, aOffset, b, out, m, k, n, null);
  }

  /** As the method for float. */
  public void multiply(
      double[] a,
      int aOffset,
      double[] b,
      double @Nullable [] out,
      int m,
      int k,
      int n,
      @Nullable DoubleEdge edge) {
    multiply(a, aOffset, false, b, 0, false, out, 0, m, k, n, edge);
  }

  /** As the method for float. */
  public void multiplyTransposedBy(
      double[] a, int aOffset, double[] b, double[] out, int m, int k, int n) {
    multiplyTransposedBy(a, aOffset, b, out, m, k, n, null);
  }

  /** As the method for float. */
  public void multiplyTransposedBy(
      double[] a,
      int aOffset,
      double[] b,
      double @Nullable [] out,
      int m,
      int k,
      int n,
      @Nullable DoubleEdge edge) {
    multiply(a, aOffset, true, b, 0, false, out, 0, m, k, n, edge);
  }

  /** As the method for float. */
  public void multiplyByTransposed(
      double[] a, int aOffset, double[] b, double[] out, int m, int k, int n) {
    multiplyByTransposed(a, aOffset, b, out, m, k, n, null);
  }

  /** As the method for float. */
  public void multiplyByTransposed(
      double[] a,
      int aOffset,
      double[] b,
      double @Nullable [] out,
      int m,
      int k,
      int n,
      @Nullable DoubleEdge edge) {
    multiply(a, aOffset, false, b, 0, true, out, 0, m, k, n, edge);
  }
}
