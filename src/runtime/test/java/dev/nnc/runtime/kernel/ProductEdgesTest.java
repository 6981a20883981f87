package dev.nnc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An edge against the product followed by a pass over the result. */
class ProductEdgesTest {
  private static final int[][] SHAPES = {
    {1, 3, 1},
    {3, 2, 2},
    {5, 0, 7},
    {0, 3, 4},
    {9, 1, 5},
    {33, 10, 17},
    {200, 31, 784},
    {401, 31, 790},
    {784, 200, 97},
    {8, 1300, 48},
    {12, 1300, 50},
    {701, 1300, 101},
    {300, 4100, 1},
    {7, 70, 2000}
  };
  private static final int OFFSET = 3;

  private final Random random = new Random(34);

  @BeforeAll
  static void awaitLanes() throws InterruptedException {
    LaneKernels.await();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void sameAsASeparatePass(int threads) {
    try (Products products = new Products("Edges", threads)) {
      for (int i = 0; i < SHAPES.length * 4; i++) {
        checkFloat(products, SHAPES[i / 4], (i & 1) != 0, (i & 2) != 0);
        checkDouble(products, SHAPES[i / 4], (i & 1) != 0, (i & 2) != 0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sameOnTilesOfEitherKind(boolean inLanes) {
    FloatTiles tiles = new FloatTiles(inLanes);
    for (int[] shape : SHAPES) {
      FloatProduct product = new FloatProduct();
      product.setLeft(floats(shape[0] * shape[1]), 0, false, shape[0], shape[1]);
      product.setRight(floats(shape[1] * shape[2]), 0, true, shape[2]);
      float[] out = new float[shape[0] * shape[2]];
      product.setResult(out, 0, null);
      tiles.multiply(product, 0, shape[0], 0, shape[2]);
      Floats edge = new Floats(out, shape[2]);
      product.setResult(null, 0, edge);
      tiles.multiply(product, 0, shape[0], 0, shape[2]);
      edge.check();
    }
  }

  private void checkFloat(Products products, int[] shape, boolean left, boolean right) {
    int m = shape[0];
    int k = shape[1];
    int n = shape[2];
    float[] a = floats(OFFSET + m * k);
    float[] b = floats(OFFSET + k * n);
    float[] plain = new float[m * n];
    products.multiply(a, OFFSET, left, b, OFFSET, right, plain, 0, m, k, n);
    Floats edge = new Floats(plain, n);
    float[] out = new float[OFFSET + m * n];
    products.multiply(a, OFFSET, left, b, OFFSET, right, out, OFFSET, m, k, n, edge);
    edge.check();
    assertThat(Arrays.copyOfRange(out, OFFSET, out.length)).isEqualTo(edge.expected());
    Floats alone = new Floats(plain, n);
    products.multiply(a, OFFSET, left, b, OFFSET, right, null, 0, m, k, n, alone);
    alone.check();
  }

  private void checkDouble(Products products, int[] shape, boolean left, boolean right) {
    int m = shape[0];
    int k = shape[1];
    int n = shape[2];
    double[] a = random.doubles(m * k, -1, 1).toArray();
    double[] b = random.doubles(k * n, -1, 1).toArray();
    double[] expected = new double[m * n];
    products.multiply(a, 0, left, b, 0, right, expected, 0, m, k, n);
    double[] seen = new double[m * n];
    DoubleEdge edge =
        (tile, at, stride, row, rows, column, columns) -> {
          for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
              seen[(row + r) * n + column + c] += tile[at + r * stride + c];
              tile[at + r * stride + c] *= 2;
            }
          }
        };
    products.multiply(a, 0, left, b, 0, right, null, 0, m, k, n, edge);
    assertThat(seen).isEqualTo(expected);
    double[] out = new double[m * n];
    products.multiply(a, 0, left, b, 0, right, out, 0, m, k, n, edge);
    assertThat(out).isEqualTo(Arrays.stream(expected).map(x -> x * 2).toArray());
  }

  private float[] floats(int count) {
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = random.nextFloat() * 2 - 1;
    }
    return x;
  }

  /** Adds to each element its place; keeps what it was given. */
  private static final class Floats implements FloatEdge {
    private final float[] plain;
    private final int columns;
    private final float[] seen;
    private final AtomicIntegerArray times;

    Floats(float[] plain, int columns) {
      this.plain = plain;
      this.columns = columns;
      seen = new float[plain.length];
      times = new AtomicIntegerArray(plain.length);
    }

    @Override
    public void finish(float[] tile, int at, int stride, int row, int rows, int column, int count) {
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < count; c++) {
          int place = (row + r) * columns + column + c;
          times.incrementAndGet(place);
          seen[place] = tile[at + r * stride + c];
          tile[at + r * stride + c] += place;
        }
      }
    }

    float[] expected() {
      float[] expected = plain.clone();
      for (int i = 0; i < expected.length; i++) {
        expected[i] += i;
      }
      return expected;
    }

    void check() {
      assertThat(seen).isEqualTo(plain);
      for (int i = 0; i < times.length(); i++) {
        assertThat(times.get(i)).isEqualTo(1);
      }
    }
  }
}
