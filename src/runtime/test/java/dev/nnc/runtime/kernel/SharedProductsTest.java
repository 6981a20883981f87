package dev.nnc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Products on several threads against one, which {@link ProductsTest} holds to the definition. */
class SharedProductsTest {
  private static final int[][] SHAPES = {
    {200, 97, 784},
    {784, 53, 101},
    {1000, 1100, 5},
    {5, 1100, 1000},
    {2, 1100, 2000},
    {2000, 300, 2},
    {64, 5000, 33},
    {33, 100, 1500},
    {1, 2030, 2100},
    {300, 5000, 1},
    {23, 9000, 23},
    {117, 1513, 25}
  };
  private static final int[] THREADS = {2, 3, 5};
  private static final int OFFSET = 3;

  private final Random random = new Random(32);

  @BeforeAll
  static void awaitLanes() throws InterruptedException {
    LaneKernels.await();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void bitsAreThoseOfOneThread(int transposes) {
    boolean left = (transposes & 1) != 0;
    boolean right = (transposes & 2) != 0;
    try (Products one = new Products("One", 1)) {
      for (int threads : THREADS) {
        try (Products several = new Products("Several", threads)) {
          for (int[] shape : SHAPES) {
            assertThat(ProductTiles.pay(shape[0], shape[1], shape[2])).isTrue();
            checkFloat(one, several, left, right, shape);
            checkDouble(one, several, left, right, shape);
          }
        }
      }
    }
  }

  private void checkFloat(
      Products one, Products several, boolean left, boolean right, int[] shape) {
    int m = shape[0];
    int k = shape[1];
    int n = shape[2];
    float[] a = floats(OFFSET + m * k);
    float[] b = floats(OFFSET + k * n);
    float[] expected = floats(OFFSET + m * n + 1);
    float[] out = expected.clone();
    one.multiply(a, OFFSET, left, b, OFFSET, right, expected, OFFSET, m, k, n);
    several.multiply(a, OFFSET, left, b, OFFSET, right, out, OFFSET, m, k, n);
    assertThat(Arrays.equals(out, expected)).as("float %s", Arrays.toString(shape)).isTrue();
  }

  private void checkDouble(
      Products one, Products several, boolean left, boolean right, int[] shape) {
    int m = shape[0];
    int k = shape[1];
    int n = shape[2];
    double[] a = random.doubles(OFFSET + m * k, -1, 1).toArray();
    double[] b = random.doubles(OFFSET + k * n, -1, 1).toArray();
    double[] expected = random.doubles(OFFSET + m * n + 1).toArray();
    double[] out = expected.clone();
    one.multiply(a, OFFSET, left, b, OFFSET, right, expected, OFFSET, m, k, n);
    several.multiply(a, OFFSET, left, b, OFFSET, right, out, OFFSET, m, k, n);
    assertThat(Arrays.equals(out, expected)).as("double %s", Arrays.toString(shape)).isTrue();
  }

  @Test
  void closedProductsComputeOnTheCaller() {
    Products products = new Products("Closed", 3);
    for (int round = 0; round < 2; round++) {
      try (Products one = new Products("One", 1)) {
        checkFloat(one, products, false, false, SHAPES[0]);
      }
      products.close();
    }
  }

  @Test
  void tilesCoverTheResultOnce() {
    ProductTiles tiles = new ProductTiles();
    for (int m : new int[] {1, 3, 4, 15, 16, 33, 127, 784, 4097}) {
      for (int n : new int[] {1, 5, 23, 24, 512, 513, 1500}) {
        for (int threads : new int[] {2, 3, 5, 64, 1024}) {
          tiles.cut(m, n, threads, false);
          checkCover(tiles, m, n);
          tiles.cut(m, n, threads, true);
          checkCover(tiles, m, n);
        }
      }
    }
    tiles.cut(1, Integer.MAX_VALUE, 2, false);
    assertThat(tiles.count()).isBetween(2, SharedParts.MOST);
    assertThat(tiles.toColumn(tiles.count() - 1)).isEqualTo(Integer.MAX_VALUE);
    tiles.cut(Integer.MAX_VALUE, 1, 1024, false);
    assertThat(tiles.count()).isBetween(2, SharedParts.MOST);
    assertThat(tiles.toRow(tiles.count() - 1)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void tilesHaveWholeRowsWhereThatPays() {
    assertThat(WholeRows.pay(true, 784, 200, 784, Float.BYTES)).isTrue();
    assertThat(WholeRows.pay(false, 784, 200, 784, Float.BYTES)).isFalse();
    assertThat(WholeRows.pay(true, 784, 200, 128, Float.BYTES)).isFalse();
    assertThat(WholeRows.pay(true, Integer.MAX_VALUE, Integer.MAX_VALUE, 1, 1)).isFalse();
    ProductTiles tiles = new ProductTiles();
    tiles.cut(784, 784, 2, true);
    assertThat(tiles.count()).isEqualTo(4);
    assertThat(tiles.toColumn(0)).isEqualTo(784);
  }

  private static void checkCover(ProductTiles tiles, int m, int n) {
    int[] covered = new int[m * n];
    for (int tile = 0; tile < tiles.count(); tile++) {
      assertThat(tiles.fromRow(tile)).isLessThan(tiles.toRow(tile));
      assertThat(tiles.fromColumn(tile)).isLessThan(tiles.toColumn(tile));
      for (int row = tiles.fromRow(tile); row < tiles.toRow(tile); row++) {
        for (int column = tiles.fromColumn(tile); column < tiles.toColumn(tile); column++) {
          covered[row * n + column]++;
        }
      }
    }
    assertThat(Arrays.stream(covered).allMatch(times -> times == 1)).as("%dx%d", m, n).isTrue();
  }

  private float[] floats(int count) {
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = random.nextFloat() * 2 - 1;
    }
    return x;
  }
}
