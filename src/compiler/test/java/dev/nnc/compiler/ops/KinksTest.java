package dev.nnc.compiler.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.eval.Derivatives;
import dev.nnc.compiler.eval.Values;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Gradients at kinks and at the edges of domains, as documented. */
class KinksTest {
  /** For each formula over a, b: where, and the gradients by a and b there. */
  private static final Map<String, double[]> EDGES =
      Map.ofEntries(
          Map.entry("where(a > 0, a, 0)", at(0, 0, 0, 0)),
          Map.entry("maximum(a, b)", at(2, 2, 0.5, 0.5)),
          Map.entry("minimum(a, b)", at(-1, -1, 0.5, 0.5)),
          Map.entry("maximum(a, 0 * b)", at(0, 1, 0.5, 0)),
          Map.entry("abs(a)", at(0, 0, 0, 0)),
          Map.entry("sign(a)", at(0, 0, 0, 0)),
          Map.entry("floor(a) + ceil(b)", at(1, 2, 0, 0)),
          Map.entry("stop_gradient(a) * b", at(3, 5, 0, 3)),
          Map.entry("pow(a, b)", at(0, 2, 0, 0)),
          Map.entry("pow(a + 0, b)", at(0, 1, 1, 0)),
          Map.entry("pow(a + 0 * a, b)", at(0, 0, 0, 0)),
          Map.entry("pow(a, b + 0)", at(-2, 3, 12, 0)),
          Map.entry("softplus(a) + sigmoid(b)", at(1000, -1000, 1, 0)),
          Map.entry("tanh(a) + erf(b)", at(400, -400, 0, 0)));

  private static double[] at(double a, double b, double byA, double byB) {
    return new double[] {a, b, byA, byB};
  }

  @Test
  void areAsDocumented() {
    EDGES.forEach(
        (formula, numbers) -> {
          GraphBuilder builder = new GraphBuilder();
          TensorType type = TensorType.scalar(DType.FLOAT64);
          Node a = builder.source(new Placeholder("a"), type);
          Node b = builder.source(new Placeholder("b"), type);
          Node y = new Formula(formula).build(builder, Map.of("a", a, "b", b), type);
          Values values = new Values();
          values.put(a, DenseArray.scalar(numbers[0])).put(b, DenseArray.scalar(numbers[1]));
          assertThat(Derivatives.gradient(builder, y, a, values))
              .as(formula)
              .containsExactly(numbers[2]);
          assertThat(Derivatives.gradient(builder, y, b, values))
              .as(formula)
              .containsExactly(numbers[3]);
        });
  }

  @Test
  void largestElementsShareEqually() {
    GraphBuilder builder = new GraphBuilder();
    Node x = builder.source(new Placeholder("x"), new TensorType(DType.FLOAT64, Shape.fixed(2, 4)));
    Values values =
        new Values()
            .put(x, new DenseArray(new int[] {2, 4}, new double[] {1, 5, 5, 5, 7, 2, 7, 0}));
    Node rows = Derivatives.total(builder, builder.node(new Max(List.of(1)), x));
    assertThat(Derivatives.gradient(builder, rows, x, values))
        .containsExactly(0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 0.5, 0, 0.5, 0);
    Node all = builder.node(new Max(List.of(0, 1)), x);
    assertThat(Derivatives.gradient(builder, all, x, values))
        .containsExactly(0, 0, 0, 0, 0.5, 0, 0.5, 0);
  }
}
