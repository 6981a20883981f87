package dev.nnc.compiler.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Formula;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import dev.nnc.runtime.kernel.Sums;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stable rules that are not text are nearer to the value in real numbers too. */
class FoldRulesTest {
  private static final double LARGEST = 1.5;

  /** In double the references of operators are not nearer than what classes call, but as near. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x + y",
        "x - y",
        "x * y",
        "x / y",
        "sqrt(x)",
        "exp(x)",
        "expm1(x)",
        "log(x)",
        "log1p(x)",
        "sigmoid(x)",
        "softplus(x)",
        "pow(x, 3)"
      })
  void foldingIsNearerThanComputing(String formula) {
    for (Precision precision : Precision.values()) {
      TensorType type = TensorType.scalar(precision.dtype());
      GraphBuilder builder = new GraphBuilder();
      Node x = builder.source(new Placeholder("x"), type);
      Node y = builder.source(new Placeholder("y"), type);
      Node computed = new Formula(formula).build(builder, Map.of("x", x, "y", y), type);
      double worstComputed = 0;
      double worstFolded = 0;
      for (Map<Node, Double> at : Samples.ordinary(List.of(x, y))) {
        Accuracy accuracy = Accuracy.of(computed, at).orElse(null);
        if (accuracy != null && accuracy.holdsFor(precision)) {
          Node folded = fold(builder, formula, Map.of("x", at.get(x), "y", at.get(y)), type);
          worstComputed = Math.max(worstComputed, accuracy.error(computed, precision));
          worstFolded = Math.max(worstFolded, accuracy.error(folded, precision));
        }
      }
      boolean once = precision == Precision.FLOAT;
      assertThat(worstFolded)
          .as("%s in %s", formula, precision)
          .isLessThanOrEqualTo(once ? Math.min(worstComputed, LARGEST) : LARGEST);
    }
  }

  private static Node fold(
      GraphBuilder builder, String formula, Map<String, Double> values, TensorType type) {
    Map<String, Node> constants = new HashMap<>();
    values.forEach((name, value) -> constants.put(name, Constants.of(builder, value, type)));
    Node node = new Formula(formula).build(builder, constants, type);
    return Objects.requireNonNull(FoldRules.FOLD_CONSTANTS.apply(builder, node, new Pins()));
  }

  /** n equal values: their sum as generated classes make it, and n times the value. */
  @Test
  void productIsNearerThanSumOfEquals() {
    Random random = new Random(13);
    double worstSum = 0;
    double worstProduct = 0;
    for (int n : new int[] {1, 2, 3, 7, 16, 100, 1000, 4096, 100_000}) {
      float[] values = new float[n];
      for (int i = 0; i < 20; i++) {
        Arrays.fill(values, (float) random.nextGaussian());
        BigDecimal real = new BigDecimal(values[0]).multiply(BigDecimal.valueOf(n));
        worstSum = Math.max(worstSum, error(Sums.sum(values, 0, n), real));
        worstProduct = Math.max(worstProduct, error(product(values[0], n), real));
      }
    }
    assertThat(worstProduct).isLessThanOrEqualTo(Math.min(worstSum, 0.5));
  }

  private static double product(float value, int n) {
    GraphBuilder builder = new GraphBuilder();
    Node x = builder.source(new Placeholder("x"), TensorType.scalar(Precision.FLOAT.dtype()));
    Node equals = BroadcastTo.leading(builder, x, Shape.fixed(n));
    Node sum = builder.node(new Sum(List.of(0)), equals);
    Node product = Objects.requireNonNull(FoldRules.SUM_OF_EQUALS.apply(builder, sum, new Pins()));
    return Precision.FLOAT.value(product, Map.of(x, (double) value));
  }

  private static double error(double value, BigDecimal real) {
    double unit = Math.ulp(real.floatValue());
    return new BigDecimal(value).subtract(real).abs().doubleValue() / unit;
  }
}
