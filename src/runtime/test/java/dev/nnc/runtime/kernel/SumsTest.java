package dev.nnc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SumsTest {
  @Test
  void lanesAreJoinedAsATree() {
    float[] l = random(16);
    float[] eight = new float[8];
    for (int i = 0; i < 8; i++) {
      eight[i] = l[i] + l[i + 8];
    }
    float even = (eight[0] + eight[4]) + (eight[2] + eight[6]);
    float odd = (eight[1] + eight[5]) + (eight[3] + eight[7]);
    assertThat(Sums.join(l.clone())).isEqualTo(even + odd);
  }

  @Test
  void fewLanesAreJoinedAsAllWithTheRestZero() {
    for (int count = 1; count <= Sums.LANES; count++) {
      float[] few = random(Sums.LANES);
      double[] wide = new double[Sums.LANES];
      float[] all = Arrays.copyOf(Arrays.copyOf(few, count), Sums.LANES);
      for (int i = 0; i < Sums.LANES; i++) {
        wide[i] = few[i];
      }
      double[] allWide = Arrays.copyOf(Arrays.copyOf(wide, count), Sums.LANES);
      assertThat(Sums.join(few, count)).isEqualTo(Sums.join(all));
      assertThat(Sums.join(wide, count)).isEqualTo(Sums.join(allWide));
    }
    assertThat(Float.floatToRawIntBits(Sums.join(new float[] {-0f, -0f}, 2))).isZero();
  }

  @Test
  void blocksAreAddedInOrder() {
    float[] x = random(2 * Sums.BLOCK + 100);
    float first = Sums.sum(x, 5, Sums.BLOCK);
    float second = Sums.sum(x, 5 + Sums.BLOCK, Sums.BLOCK);
    float third = Sums.sum(x, 5 + 2 * Sums.BLOCK, 90);
    assertThat(Sums.sum(x, 5, 2 * Sums.BLOCK + 90)).isEqualTo(first + second + third);
  }

  @Test
  void columnsAreChainsOfRows() {
    float[] x = random(600 * 3);
    float[] out = new float[3];
    Sums.columns(x, 600, 3, out);
    for (int column = 0; column < 3; column++) {
      float total = chain(x, column, 0, 256) + chain(x, column, 256, 512);
      assertThat(out[column]).isEqualTo(total + chain(x, column, 512, 600));
    }
  }

  @Test
  void doubleHasTheSameOrder() {
    double[] x = new double[5000];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i * 37 % 101) - 50;
    }
    double[] out = new double[5];
    Sums.columns(x, 1000, 5, out);
    double sum = out[0] + out[1] + out[2] + out[3] + out[4];
    assertThat(Sums.sum(x, 0, x.length)).isEqualTo(sum);
  }

  @Test
  void nothingSumsToPositiveZero() {
    assertThat(Sums.sum(new float[] {-0f}, 0, 1)).isEqualTo(0f);
    assertThat(Sums.sum(new float[0], 0, 0)).isEqualTo(0f);
  }

  private static float chain(float[] x, int column, int from, int to) {
    float sum = 0;
    for (int row = from; row < to; row++) {
      sum += x[row * 3 + column];
    }
    return sum;
  }

  private static float[] random(int count) {
    Random random = new Random(30);
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }
}
