package dev.nnc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTeamTest {
  private static final int[] ROWS = {0, 1, 2, 100, 255, 256, 257, 4096, 70_000};
  private static final int WIDTH = 17;
  private static final int SMALL = 1;
  private static final int LARGE = 1 << 20;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9})
  void everyRowIsComputedOnce(int threads) {
    try (Products products = new Products("rows", threads)) {
      for (int rows : ROWS) {
        for (int work : new int[] {SMALL, LARGE}) {
          AtomicIntegerArray times = new AtomicIntegerArray(rows);
          products.rows().run((from, to) -> count(times, from, to), rows, work);
          for (int row = 0; row < rows; row++) {
            assertThat(times.get(row)).isEqualTo(1);
          }
        }
      }
    }
  }

  private static void count(AtomicIntegerArray times, int from, int to) {
    for (int row = from; row < to; row++) {
      times.incrementAndGet(row);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9})
  void sumsHaveTheBitsOfTheirDefinition(int threads) {
    try (Products products = new Products("sums", threads)) {
      for (int rows : ROWS) {
        float[] x = new float[rows * WIDTH];
        Random random = new Random(rows);
        for (int i = 0; i < x.length; i++) {
          x[i] = (float) random.nextGaussian();
        }
        float[] expected = new float[WIDTH];
        Sums.columns(x, rows, WIDTH, expected);
        for (int work : new int[] {SMALL, LARGE}) {
          assertThat(sums(products.rows(), x, rows, work)).containsExactly(expected);
        }
      }
    }
  }

  /** The sums, which stand behind others. */
  private static float[] sums(RowTeam team, float[] x, int rows, int work) {
    FloatRowSums loop =
        (from, to, columns, at) -> {
          for (int row = from; row < to; row++) {
            for (int column = 0; column < WIDTH; column++) {
              columns[at + 1 + column] += x[row * WIDTH + column];
            }
          }
        };
    team.sum(loop, rows, 1 + WIDTH, work);
    float[] sums = new float[WIDTH];
    team.total(1, sums, WIDTH);
    return sums;
  }
}
