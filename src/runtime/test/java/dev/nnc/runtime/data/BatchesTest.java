package dev.nnc.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.random.Shuffle;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "32, 8", "32, 5", "7, 7", "7, 9", "100, 33", "1025, 64", "5, 1"})
  void anEpochVisitsEveryRowOnce(int rows, int batch) {
    for (boolean inOrder : new boolean[] {true, false}) {
      Batches batches = new Batches(dataset(rows).parts().get(1), batch, inOrder, 5);
      assertThat(batches.inOrder()).isEqualTo(inOrder || batch >= rows);
      for (int epoch = 0; epoch < 3; epoch++) {
        List<Integer> seen = new ArrayList<>();
        for (int b = 0; b < batches.batchesPerEpoch(); b++) {
          assertThat(batches.epoch()).isEqualTo(epoch);
          assertThat(batches.batch()).isEqualTo(b);
          seen.addAll(gathered(batches));
          assertThat(batches.rows())
              .isEqualTo(Math.min(batches.batchSize(), rows - b * batches.batchSize()));
        }
        assertThat(seen).isEqualTo(expected(rows, batches.inOrder(), epoch));
      }
    }
  }

  /** The rows 3 to 3 + rows - 1, in the order of the epoch. */
  private static List<Integer> expected(int rows, boolean inOrder, int epoch) {
    int[] order =
        inOrder ? IntStream.range(0, rows).toArray() : Shuffle.permutation(rows, 5, epoch);
    return IntStream.of(order).mapToObj(row -> row + 3).toList();
  }

  @ParameterizedTest
  @CsvSource({"32, 8", "33, 8", "7, 9", "5, 2"})
  void anyPlaceIsReachedDirectly(int rows, int batch) {
    for (boolean inOrder : new boolean[] {true, false}) {
      Dataset.Part part = dataset(rows).parts().get(1);
      Batches walked = new Batches(part, batch, inOrder, 5);
      Batches moved = new Batches(part, batch, inOrder, 5);
      for (int step = 0; step < 20; step++) {
        moved.moveToStep(step);
        assertThat(moved.epoch()).isEqualTo(walked.epoch());
        assertThat(moved.batch()).isEqualTo(walked.batch());
        assertThat(gathered(moved)).isEqualTo(gathered(walked));
      }
    }
  }

  @Test
  void wideAndNarrowRowsAreGathered() {
    int[] order = Shuffle.permutation(20, 1, 0);
    for (int width : new int[] {1, 2, 15, 16, 17}) {
      for (ElementType type : ElementType.values()) {
        Dataset dataset = dataset(20, width, type);
        Batches batches = new Batches(dataset.parts().get(1), 6, false, 1);
        batches.next();
        batches.next();
        Object target = type.newArray(6 * width);
        batches.gather(0, target);
        Object expected = type.newArray(6 * width);
        for (int r = 0; r < 6; r++) {
          int row = 3 + order[6 + r];
          System.arraycopy(dataset.array(0), row * width, expected, r * width, width);
        }
        assertThat(target).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    Dataset dataset = dataset(4);
    assertThatThrownBy(() -> new Batches(dataset.training(), 0, true, 0))
        .hasMessage("3 rows in batches of 0");
    assertThatThrownBy(() -> new Batches(new Dataset.Part(dataset, 0, 0), 1, true, 0))
        .hasMessage("0 rows in batches of 1");
    Batches batches = new Batches(dataset.parts().get(1), 2, true, 0);
    assertThatThrownBy(() -> batches.moveTo(0, 2)).hasMessage("batch 2 of epoch 0");
    assertThatThrownBy(() -> new Dataset(dataset.placeholders(), List.of(new float[8]), List.of(9)))
        .hasMessageStartingWith("8 numbers for 9 rows of PlaceholderPlan[name=x");
  }

  private static List<Integer> gathered(Batches batches) {
    int rows = batches.next();
    float[] target = new float[batches.batchSize()];
    batches.gather(0, target);
    return IntStream.range(0, rows).mapToObj(row -> (int) target[row]).toList();
  }

  private static Dataset dataset(int rows) {
    return dataset(rows, 1, ElementType.FLOAT32);
  }

  /** Three training rows, then so many validation rows; each element tells its place. */
  private static Dataset dataset(int rows, int width, ElementType type) {
    PlaceholderPlan placeholder = new PlaceholderPlan("x", type, List.of(width));
    Object array = type.newArray((rows + 3) * width);
    for (int i = 0; i < (rows + 3) * width; i++) {
      if (type == ElementType.BOOL) {
        Array.setBoolean(array, i, i % 3 == 0);
      } else {
        Array.setInt(array, i, i);
      }
    }
    return new Dataset(List.of(placeholder), List.of(array), List.of(3, rows));
  }
}
