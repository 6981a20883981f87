package dev.nnc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductsTest {
  private static final int[] SIZES = {
    1, 4, 6, 8, 13, 16, 25, 32, 64, 100, 128, 207, 256, 300, 512, 702
  };
  private static final int[] NARROW = {1, 2, 3, 4, 5, 13, 33};
  private static final int OFFSET = 3;

  private final Products products = new Products("Test", 1);
  private final Random random = new Random(31);

  @BeforeAll
  static void awaitLanes() throws InterruptedException {
    LaneKernels.await();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void bitsAreThoseOfTheDefinition(int transposes) {
    boolean aTransposed = (transposes & 1) != 0;
    boolean bTransposed = (transposes & 2) != 0;
    for (int size : SIZES) {
      for (int narrow : NARROW) {
        checkFloat(size, narrow, 17, aTransposed, bTransposed);
        checkFloat(narrow, size, 5, aTransposed, bTransposed);
        checkFloat(narrow, 29, size, aTransposed, bTransposed);
        checkFloat(size, narrow, size, aTransposed, bTransposed);
        checkDouble(narrow, size, 29, aTransposed, bTransposed);
        checkDouble(size, 11, narrow, aTransposed, bTransposed);
      }
    }
  }

  @Test
  void sizesBeyondOnePanel() {
    checkFloat(9, 1100, 1030, false, false);
    checkFloat(1030, 1100, 6, true, true);
    checkDouble(6, 600, 1030, true, true);
    checkFloat(5, 9000, 1, true, false);
    checkDouble(3, 4097, 1, false, true);
    checkFloat(3, 0, 40, false, false);
    checkFloat(40, 0, 40, false, false);
    checkDouble(40, 0, 40, false, true);
    checkDouble(9, 0, 1, false, true);
    checkFloat(0, 3, 40, false, false);
  }

  @Test
  void resultsMayBeCutAnyhow() {
    float[] a = floats(50 * 70);
    float[] b = floats(70 * 60);
    float[] whole = new float[50 * 60];
    products.multiply(a, 0, true, b, 0, true, whole, 0, 50, 70, 60);
    FloatTiles tiles = new FloatTiles();
    FloatProduct product = new FloatProduct();
    product.setLeft(a, 0, true, 50, 70);
    product.setRight(b, 0, true, 60);
    for (int column : new int[] {0, 1, 3, 20, 60}) {
      float[] parts = new float[50 * 60];
      product.setResult(parts, 0, null);
      for (int[] rows : new int[][] {{0, 1}, {1, 3}, {3, 20}, {20, 20}, {20, 50}}) {
        int from = rows[0];
        int to = rows[1];
        tiles.multiply(product, from, to, 0, column);
        tiles.multiply(product, from, to, column, 60);
      }
      assertThat(parts).isEqualTo(whole);
    }
  }

  @Test
  void operandsMustFit() {
    float[] x = new float[6];
    assertThatThrownBy(() -> products.multiply(x, 1, false, x, 0, false, x, 0, 2, 3, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private void checkFloat(int m, int k, int n, boolean aTransposed, boolean bTransposed) {
    float[] a = floats(OFFSET + m * k);
    float[] b = floats(OFFSET + k * n);
    float[] out = floats(OFFSET + m * n + 1);
    float[] expected = out.clone();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float[] row = new float[k];
        float[] column = new float[k];
        for (int l = 0; l < k; l++) {
          row[l] = a[OFFSET + (aTransposed ? l * m + i : i * k + l)];
          column[l] = b[OFFSET + (bTransposed ? j * k + l : l * n + j)];
        }
        expected[OFFSET + i * n + j] = n == 1 ? inner(row, column) : chain(row, column);
      }
    }
    products.multiply(a, OFFSET, aTransposed, b, OFFSET, bTransposed, out, OFFSET, m, k, n);
    assertThat(out).as("%dx%dx%d", m, k, n).isEqualTo(expected);
  }

  private void checkDouble(int m, int k, int n, boolean aTransposed, boolean bTransposed) {
    double[] a = random.doubles(OFFSET + m * k, -1, 1).toArray();
    double[] b = random.doubles(OFFSET + k * n, -1, 1).toArray();
    double[] out = new double[OFFSET + m * n];
    double[] expected = new double[OFFSET + m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double[] row = new double[k];
        double[] column = new double[k];
        for (int l = 0; l < k; l++) {
          row[l] = a[OFFSET + (aTransposed ? l * m + i : i * k + l)];
          column[l] = b[OFFSET + (bTransposed ? j * k + l : l * n + j)];
        }
        expected[OFFSET + i * n + j] = n == 1 ? inner(row, column) : chain(row, column);
      }
    }
    products.multiply(a, OFFSET, aTransposed, b, OFFSET, bTransposed, out, OFFSET, m, k, n);
    assertThat(out).as("%dx%dx%d", m, k, n).isEqualTo(expected);
  }

  private static float chain(float[] a, float[] b) {
    float sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum = Math.fma(a[k], b[k], sum);
    }
    return sum;
  }

  private static double chain(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum = Math.fma(a[k], b[k], sum);
    }
    return sum;
  }

  private static float inner(float[] a, float[] b) {
    float total = 0;
    for (int from = 0; from < a.length; from += 4096) {
      float[] lanes = new float[16];
      for (int k = from; k < Math.min(a.length, from + 4096); k++) {
        lanes[k & 15] = Math.fma(a[k], b[k], lanes[k & 15]);
      }
      total += Sums.join(lanes);
    }
    return total;
  }

  private static double inner(double[] a, double[] b) {
    double total = 0;
    for (int from = 0; from < a.length; from += 4096) {
      double[] lanes = new double[16];
      for (int k = from; k < Math.min(a.length, from + 4096); k++) {
        lanes[k & 15] = Math.fma(a[k], b[k], lanes[k & 15]);
      }
      total += Sums.join(lanes);
    }
    return total;
  }

  private float[] floats(int count) {
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = random.nextFloat() * 2 - 1;
    }
    return x;
  }
}
