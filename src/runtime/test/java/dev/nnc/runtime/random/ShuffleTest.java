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

  /** Fisher and Yates with a word a draw, and another one where it would be unfair. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 64, 65, 66, 129, 1023, 1025, 3000})
  void drawsTheWordsOfItsStreamInOrder(int n) {
    int[] expected = IntStream.range(0, n).toArray();
    long drawn = 0;
    for (int i = n - 1; i > 0; i--) {
      long product;
      do {
        long word = Threefry.bits32(7, Shuffle.STREAM, 3, drawn++) & 0xffffffffL;
        product = word * (i + 1);
      } while ((product & 0xffffffffL) < (1L << 32) % (i + 1));
      int j = (int) (product >>> 32);
      int row = expected[i];
      expected[i] = expected[j];
      expected[j] = row;
    }
    assertThat(Shuffle.permutation(n, 7, 3)).isEqualTo(expected);
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
