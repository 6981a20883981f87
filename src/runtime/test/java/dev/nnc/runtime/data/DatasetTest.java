package dev.nnc.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnc.runtime.ElementType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Datasets put together part by part, and their checksums. */
final class DatasetTest {
  private static final List<PlaceholderPlan> PLACEHOLDERS =
      List.of(
          new PlaceholderPlan("x", ElementType.FLOAT32, List.of(2), 0),
          new PlaceholderPlan("label", ElementType.INT32, List.of(), 3));

  private static DatasetBuilder builder() {
    return Dataset.of(PLACEHOLDERS);
  }

  @Test
  void partsStandBelowEachOther() {
    float[] x = {1, 2, 3, 4};
    Dataset rows =
        builder()
            .training(x, new int[] {0, 1})
            .validation(new float[] {5, 6}, new int[] {2})
            .build();
    x[0] = 9;
    assertThat(rows.floats(0)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(rows.ints(1)).containsExactly(0, 1, 2);
    assertThat(rows.training().rows()).isEqualTo(2);
    assertThat(rows.validation()).isEqualTo(new Dataset.Part(rows, 2, 1));
    assertThat(rows.rows()).isEqualTo(3);
    Dataset all = builder().training(new float[2], new int[1]).build();
    assertThat(all.validation()).isNull();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    refused(
        "2 arrays",
        () -> builder().training(new float[2], new int[1], new int[1]),
        "3 arrays for 2 placeholders");
    refused(
        "unequal",
        () -> builder().training(new float[4], new int[1]),
        "2 rows of `x`, and 1 of `label`");
    refused(
        "half a row",
        () -> builder().training(new float[3], new int[1]),
        "`x` takes FLOAT32, 2 a row, not 3 of FLOAT32");
    refused(
        "another type",
        () -> builder().training(new double[2], new int[1]),
        "`x` takes FLOAT32, 2 a row, not 2 of FLOAT64");
    refused("nothing", () -> builder().build(), "no training rows");
    refused(
        "validation first",
        () -> builder().validation(new float[2], new int[1]),
        "validation rows come behind the training's, and once");
  }

  private static void refused(String title, Runnable mistake, String message) {
    assertThatThrownBy(mistake::run)
        .as(title)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** Every value, its place, and where a part ends count. */
  @Test
  void checksumsTellRowsApart() {
    float[] x = {1, 2, 3, 4};
    int[] labels = {0, 1};
    long sum = builder().training(x, labels).build().checksum();
    assertThat(builder().training(x.clone(), labels).build().checksum()).isEqualTo(sum);
    List<Dataset> others =
        List.of(
            builder().training(new float[] {2, 1, 3, 4}, labels).build(),
            builder().training(new float[] {1, 2, 3, Math.nextUp(4f)}, labels).build(),
            builder().training(x, new int[] {1, 0}).build(),
            builder()
                .training(new float[] {1, 2}, new int[] {0})
                .validation(new float[] {3, 4}, new int[] {1})
                .build());
    assertThat(others.stream().map(Dataset::checksum).toList())
        .doesNotContain(sum)
        .doesNotHaveDuplicates();
  }
}
