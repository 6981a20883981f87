package dev.nnc.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffleTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 10, 1024, 1025, 5000})
  void everyRowOnce(int n) {
    int[] order = Shuffle.permutation(n, 1, 2);
    assertThat(IntStream.of(order).sorted().toArray()).isEqualTo(IntStream.range(0, n).toArray());
  }

  @Test
  void orderIsPinned() {
    assertThat(Shuffle.permutation(10, 42, 0)).containsExactly(2, 3, 5, 0, 8, 7, 9, 6, 1, 4);
    assertThat(Shuffle.permutation(10, 42, 1)).isNotEqualTo(Shuffle.permutation(10, 42, 0));
    assertThat(Shuffle.permutation(10, 43, 0)).isNotEqualTo(Shuffle.permutation(10, 42, 0));
  }

  @Test
  void anInstanceMayBeUsedAgain() {
    Shuffle shuffle = new Shuffle();
    int[] order = new int[3000];
    shuffle.permute(order, 3000, 9, 8);
    shuffle.permute(order, 2000, 5, 6);
    assertThat(Arrays.copyOf(order, 2000)).isEqualTo(Shuffle.permutation(2000, 5, 6));
  }

  /** Chi-square of 5 degrees of freedom over the six orders of three rows. */
  @Test
  void ordersAreEquallyLikely() {
    int[] seen = new int[27];
    for (int epoch = 0; epoch < 6000; epoch++) {
      int[] order = Shuffle.permutation(3, 1, epoch);
      seen[9 * order[0] + 3 * order[1] + order[2]]++;
    }
    double chiSquare =
        IntStream.of(seen).filter(n -> n > 0).mapToDouble(n -> (n - 1000) * (n - 1000) / 1e3).sum();
    assertThat(IntStream.of(seen).filter(n -> n > 0).count()).isEqualTo(6);
    assertThat(chiSquare).isLessThan(20);
  }
}
