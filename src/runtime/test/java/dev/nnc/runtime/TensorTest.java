package dev.nnc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void equalContentIsEqual() {
    Tensor tensor = Tensor.of(new float[] {1, Float.NaN}, 2);
    assertThat(tensor).isEqualTo(Tensor.of(new float[] {1, Float.NaN}, 2));
    assertThat(tensor).hasSameHashCodeAs(Tensor.of(new float[] {1, Float.NaN}, 2));
    List<Tensor> others =
        List.of(
            Tensor.of(new float[] {1, 2}, 2),
            Tensor.of(new float[] {1, Float.NaN}, 1, 2),
            Tensor.of(new double[] {1, Double.NaN}, 2),
            Tensor.of(new int[] {1, 0}, 2),
            Tensor.of(new boolean[] {true, false}, 2));
    assertThat(others).doesNotContain(tensor).doesNotHaveDuplicates();
  }

  @Test
  void textIsNestedLists() {
    assertThat(Tensor.scalar(2.5f)).hasToString("2.5");
    assertThat(Tensor.scalar(true)).hasToString("true");
    assertThat(Tensor.of(new int[] {1, 2, 3, 4}, 2, 2)).hasToString("[[1, 2], [3, 4]]");
    assertThat(Tensor.of(new double[0], 2, 0)).hasToString("[[], []]");
  }

  @Test
  void elementsAreReadAsDoubles() {
    assertThat(Tensor.of(new float[] {0.5f}, 1).at(0)).isEqualTo(0.5);
    assertThat(Tensor.scalar(7).at(0)).isEqualTo(7);
    assertThat(Tensor.scalar(true).at(0)).isEqualTo(1);
    assertThat(Tensor.zeros(ElementType.FLOAT64, List.of(2, 3)).doubles()).hasSize(6);
  }

  @Test
  void dataMustFitTypeAndShape() {
    assertThatThrownBy(() -> Tensor.of(new float[3], 2, 2))
        .hasMessage("3 elements for shape [2, 2]");
    assertThatThrownBy(() -> new Tensor(ElementType.INT32, List.of(3), new float[3]))
        .hasMessage("INT32 with data of FLOAT32");
    assertThatThrownBy(() -> Tensor.size(List.of(-1))).hasMessage("negative size in shape [-1]");
  }
}
