package dev.nnc.runtime.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnc.runtime.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows that a program hands over. */
final class MemoryTableTest {
  private static final MemoryTable TABLE =
      new MemoryTable("sales")
          .with("price", 3.5, Double.NaN, 4)
          .with("number", 7, 8, 9)
          .with("shop", List.of("south", "", "north"))
          .with("image", Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2))
          .with("empty", Tensor.of(new float[0], 3, 0));

  private static double[] read(int field, int width) {
    double[] values = new double[2 * width];
    TABLE.read(field, 1, 2, values);
    return values;
  }

  private static double[] keys(int field) {
    double[] keys = new double[2];
    TABLE.readKeys(field, 1, 2, keys);
    return keys;
  }

  @Test
  void givesWhatItWasGiven() {
    assertThat(TABLE.rows()).isEqualTo(3);
    assertThat(TABLE.fields())
        .extracting(Field::name)
        .containsExactly("price", "number", "shop", "image", "empty");
    assertThat(read(0, 1)).containsExactly(Double.NaN, 4);
    assertThat(read(1, 1)).containsExactly(8, 9);
    assertThat(read(2, 1)).containsExactly(Double.NaN, Double.NaN);
    assertThat(read(3, 2)).containsExactly(3, 4, 5, 6);
    assertThat(keys(1)).containsExactly(8, 9);
    assertThat(keys(2)).containsExactly(Double.NaN, 1);
    assertThat(TABLE.text(2, 2)).isEqualTo("north");
    assertThat(TABLE.text(0, 0)).isEmpty();
    assertThat(TABLE.place(2)).isEqualTo("sales, row 3");
  }

  @Test
  void isBuiltOfManyColumns() {
    MemoryTable.Builder builder = new MemoryTable.Builder("wide");
    for (int c = 0; c < 3; c++) {
      builder.add("x" + c, c, c + 1);
    }
    MemoryTable built = builder.build();
    assertThat(built.fields()).extracting(Field::name).containsExactly("x0", "x1", "x2");
    double[] values = new double[2];
    built.read(2, 0, 2, values);
    assertThat(values).containsExactly(2, 3);
    assertThatThrownBy(() -> builder.add("x1", 1, 2)).hasMessage("wide has a column `x1` already");
    assertThatThrownBy(() -> builder.add("x3", 1))
        .hasMessage("column `x3` of wide has 1 rows, and those before have 2");
  }

  @Test
  void countsRowsThatAreEmpty() {
    Tensor narrow = Tensor.of(new float[0], 3, 0);
    assertThat(new MemoryTable("t").with("x", narrow).with("y", 1, 2, 3).rows()).isEqualTo(3);
    assertThat(new MemoryTable("t").rows()).isZero();
  }

  @Test
  void refusesWhatIsNoColumn() {
    assertThatThrownBy(() -> TABLE.with("more", 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("column `more` of sales has 2 rows, and those before have 3");
    assertThatThrownBy(() -> TABLE.with("shop", 1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sales has a column `shop` already");
    assertThatThrownBy(() -> new MemoryTable("t").with("x", Tensor.scalar(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("column `x` of t has no rows");
  }
}
