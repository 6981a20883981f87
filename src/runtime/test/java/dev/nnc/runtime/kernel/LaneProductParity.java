package dev.nnc.runtime.kernel;

import dev.nnc.runtime.lanes.Lanes;
import java.util.Arrays;
import java.util.Random;

/**
 * Compares products in lanes with their scalar twins, which {@link ProductsTest} holds to the
 * definition. Also a program of its own, for a virtual machine with vectors of another width.
 */
final class LaneProductParity {
  private static final int[] SIZES = {
    1, 2, 3, 4, 5, 6, 7, 8, 13, 16, 25, 32, 64, 100, 128, 207, 256, 300, 512
  };
  private static final int OFFSET = 3;

  private final Random random = new Random(33);
  private final FloatTiles floatLanes = new FloatTiles(true);
  private final FloatTiles floatScalar = new FloatTiles(false);
  private final DoubleTiles doubleLanes = new DoubleTiles(true);
  private final DoubleTiles doubleScalar = new DoubleTiles(false);
  private final float[] a = floats(OFFSET + 512 * 512);
  private final float[] b = floats(OFFSET + 512 * 512);
  private final double[] c = random.doubles(OFFSET + 512 * 512, -1, 1).toArray();
  private final double[] d = random.doubles(OFFSET + 512 * 512, -1, 1).toArray();

  /** Ends with an exception at the first difference. */
  public static void main(String[] arguments) throws InterruptedException {
    if (!Lanes.AVAILABLE) {
      throw new IllegalStateException("no lanes");
    }
    LaneKernels.await();
    new LaneProductParity().check();
  }

  void check() {
    int count = 0;
    for (int m : SIZES) {
      for (int k : SIZES) {
        for (int n : SIZES) {
          // Transpositions, and rare large sizes, in turn.
          checkFloat(m, k, n, count & 3);
          if (count % 3 == 0) {
            checkDouble(m, k, n, count / 3 & 3);
          }
          count++;
        }
      }
    }
  }

  private void checkFloat(int m, int k, int n, int transposes) {
    FloatProduct product = new FloatProduct();
    product.setLeft(a, OFFSET, (transposes & 1) != 0, m, k);
    product.setRight(b, OFFSET, (transposes & 2) != 0, n);
    float[] expected = new float[OFFSET + m * n + 1];
    float[] out = new float[OFFSET + m * n + 1];
    product.setResult(expected, OFFSET, null);
    floatScalar.multiply(product, 0, m, 0, n);
    product.setResult(out, OFFSET, null);
    floatLanes.multiply(product, 0, m, 0, n);
    if (!Arrays.equals(expected, out)) {
      throw new AssertionError("float " + m + "x" + k + "x" + n + " transposed " + transposes);
    }
  }

  private void checkDouble(int m, int k, int n, int transposes) {
    DoubleProduct product = new DoubleProduct();
    product.setLeft(c, OFFSET, (transposes & 1) != 0, m, k);
    product.setRight(d, OFFSET, (transposes & 2) != 0, n);
    double[] expected = new double[OFFSET + m * n + 1];
    double[] out = new double[OFFSET + m * n + 1];
    product.setResult(expected, OFFSET, null);
    doubleScalar.multiply(product, 0, m, 0, n);
    product.setResult(out, OFFSET, null);
    doubleLanes.multiply(product, 0, m, 0, n);
    if (!Arrays.equals(expected, out)) {
      throw new AssertionError("double " + m + "x" + k + "x" + n + " transposed " + transposes);
    }
  }

  private float[] floats(int count) {
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = random.nextFloat() * 2 - 1;
    }
    return x;
  }
}
