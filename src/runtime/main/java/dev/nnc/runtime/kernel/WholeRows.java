package dev.nnc.runtime.kernel;

/**
 * Whether blocks of a product are whole rows of its result. They are where an edge alone takes the
 * result, such as an optimizer's update, and its own arrays are too large for caches: it then
 * passes through memory in order, so the processor reads ahead while tiles are computed.
 */
final class WholeRows {
  /** Bytes that stay in the second level of cache. */
  private static final int NEAR = 1 << 20;

  /** Bytes of panels that leave room there for what passes by. */
  private static final int PANELS = 3 << 18;

  /** Bytes of a row of which eight are a piece for an edge. */
  private static final int ROW = 1 << 13;

  private WholeRows() {}

  /**
   * @param edgeOnly whether the result is not stored
   * @param bytes of an element
   */
  static boolean pay(boolean edgeOnly, int m, int k, int n, int bytes) {
    long row = (long) n * bytes;
    return edgeOnly && row <= ROW && row * k <= PANELS && row * m > NEAR;
  }
}
