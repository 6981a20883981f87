package dev.nnc.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnc.compiler.ir.DenseArray;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What NaN becomes, for every way to compute: it is never lost on the way to a loss. */
class NotANumberTest {
  private static final double NAN = Double.NaN;
  private static final DenseArray X =
      new DenseArray(
          new int[] {4, 4},
          new double[] {
            0.1, NAN, 0.3, NAN, 0.4, 0.2, 0.8, 0.5, NAN, NAN, NAN, NAN, -0.2, -0.6, -0.4, NAN
          });

  /** Some NaN makes a reduction NaN, and is the largest element as in NumPy and PyTorch. */
  private static final Map<String, double[]> REDUCTIONS =
      Map.of(
          "sum(x, axis = 1)", row(NAN, 1.9, NAN, NAN),
          "mean(x, axis = 1)", row(NAN, 0.475, NAN, NAN),
          "max(x, axis = 1)", row(NAN, 0.8, NAN, NAN),
          "min(x, axis = 1)", row(NAN, 0.2, NAN, NAN),
          "max(x[0:2, :], axis = 0)", row(0.4, NAN, 0.8, NAN),
          "min(x[0:2, :], axis = 0)", row(0.1, NAN, 0.3, NAN),
          "max(x)", row(NAN),
          "logsumexp(x[2:4, 2:4], axis = 1)", row(NAN, NAN),
          "float(argmax(x, axis = 1))", row(1, 2, 0, 3),
          "float(argmax(x, axis = 0))", row(2, 0, 2, 0));

  private static final List<String> ELEMENTWISE =
      List.of(
          "maximum(x, 0)",
          "minimum(x, 0)",
          "maximum(0.5, x)",
          "clip(x, 0, 1)",
          "abs(x)",
          "sign(x)",
          "round(x)",
          "x ^ 3",
          "pow(x, 2)",
          "identity(x)",
          "relu(x)",
          "leaky_relu(x)",
          "elu(x)",
          "selu(x)",
          "swish(x)",
          "gelu(x)",
          "sigmoid(x)",
          "tanh(x)",
          "softplus(x)",
          "log_sigmoid(x)",
          "x_log_y(x, 2)",
          "x_log_y(2, abs(x))",
          "mse(x, 0.1 * x, reduction = none)",
          "mae(x, 0.1 * x, reduction = none)");

  private static double[] row(double... elements) {
    return elements;
  }

  private static Map<String, DenseArray> run(Engine engine, Iterable<String> expressions) {
    StringBuilder script = new StringBuilder("model Case {\n  placeholder x : float[4, 4]\n");
    int count = 0;
    for (String expression : expressions) {
      script.append("  output y%d = %s\n".formatted(count++, expression));
    }
    return engine.run(script.append("}\n").toString(), Map.of("x", X));
  }

  @ParameterizedTest
  @EnumSource
  void reductionsBecomeNaN(Engine engine) {
    Map<String, double[]> table = new TreeMap<>(REDUCTIONS);
    Map<String, DenseArray> found = run(engine, table.keySet());
    int count = 0;
    for (Map.Entry<String, double[]> entry : table.entrySet()) {
      double[] actual = found.get("y" + count++).data();
      assertThat(actual).as(entry.getKey()).hasSameSizeAs(entry.getValue());
      for (int i = 0; i < actual.length; i++) {
        double expected = entry.getValue()[i];
        boolean same = Double.isNaN(expected) == Double.isNaN(actual[i]);
        assertThat(same && !(Math.abs(actual[i] - expected) > 1e-6))
            .as("%s[%d] is %s, not %s", entry.getKey(), i, actual[i], expected)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void functionsKeepNaN(Engine engine) {
    Map<String, DenseArray> found = run(engine, ELEMENTWISE);
    for (int e = 0; e < ELEMENTWISE.size(); e++) {
      double[] actual = found.get("y" + e).data();
      for (int i = 0; i < actual.length; i++) {
        assertThat(Double.isNaN(actual[i]))
            .as("%s of %s is %s", ELEMENTWISE.get(e), X.data()[i], actual[i])
            .isEqualTo(Double.isNaN(X.data()[i]));
      }
    }
  }

  /** Lengths have no slope where they begin; the one in the middle of all others is taken. */
  @ParameterizedTest
  @EnumSource
  void lengthsOfZerosHaveNoSlope(Engine engine) {
    List<String> lengths =
        List.of("norm(0 * x[3, 0:3])", "norm(0 * x[3:4, 0:3], axis = 1)[0]", "norm(x[3, 0:3])");
    List<String> slopes = lengths.stream().map(length -> "grad(" + length + ", x)[3, 0]").toList();
    Map<String, DenseArray> found = run(engine, slopes);
    assertThat(found.get("y0").data()[0]).isZero();
    assertThat(found.get("y1").data()[0]).isZero();
    assertThat(found.get("y2").data()[0]).isCloseTo(-0.2 / Math.sqrt(0.56), within(1e-6));
  }
}
