package dev.nnc.runtime.profile;

/** As {@link LimitLoops}, for a Java without its vector module: the JIT makes lanes of them. */
final class PlainLimitLoops {
  private static final int LENGTH = 1024;
  private static final int PASSES = 192;

  /** Floating-point operations of a call of {@link #multiplyAdd}. */
  static final int OPERATIONS = 4 * 2 * LENGTH * PASSES;

  private PlainLimitLoops() {}

  /** Multiplies and adds to elements in cache, four times for each load and store. */
  static float multiplyAdd() {
    float[] elements = new float[LENGTH];
    for (int i = 0; i < PASSES; i++) {
      multiplyAdd(elements);
    }
    return elements[0];
  }

  private static void multiplyAdd(float[] elements) {
    for (int i = 0; i < elements.length; i++) {
      float x = Math.fma(elements[i], 0.5f, 0.5f);
      x = Math.fma(x, 0.5f, 0.5f);
      x = Math.fma(x, 0.5f, 0.5f);
      elements[i] = Math.fma(x, 0.5f, 0.5f);
    }
  }

  /** a = b + s * c: 12 bytes an element. */
  static void triad(float[] a, float[] b, float[] c, float s) {
    for (int i = 0; i < a.length; i++) {
      a[i] = b[i] + s * c[i];
    }
  }
}
