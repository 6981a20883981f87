package dev.nnc.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.ir.DenseArray;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Functions and their derivatives in float, at numbers of all sizes, beside their definitions in
 * double. What a float can hold is there, and what is too large for one is infinite.
 */
class ExtremesTest {
  private static final double[] SIZES = {
    0, 1e-44, 1.2e-38, 1e-30, 1e-10, 1e-4, 0.3, 1, 5, 16, 17.5, 30, 87, 88.5, 89, 100, 104, 120,
    1000, 1e10, 1e18, 1e25, 1e38
  };
  private static final double[] BOTH_SIGNS =
      DoubleStream.of(SIZES).flatMap(x -> DoubleStream.of(x, -x)).map(x -> (float) x).toArray();

  /** Relative to a result, or to where floats get fewer digits. */
  private static final double RELATIVE = 1e-5;

  /** Nearly two units in the last place of 1: what differences of numbers near 1 are off by. */
  private static final double DIFFERENCE = 2e-7;

  private static final String PAIR =
      "(concat([unsqueeze(x, axis = 1), unsqueeze(0 * x, axis = 1)], axis = 1))";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exp(x)",
        "expm1(x)",
        "log(x)",
        "log1p(x)",
        "log2(x)",
        "sqrt(x)",
        "rsqrt(x)",
        "reciprocal(x)",
        "square(x)",
        "x ^ 3",
        "x ^ 4",
        "x ^ 0.5",
        "x ^ -1",
        "x ^ 7",
        "atan(x)",
        "erf(x)",
        "sigmoid(x)",
        "softplus(x)",
        "log_sigmoid(x)",
        "relu(x)",
        "leaky_relu(x)",
        "elu(x)",
        "selu(x)",
        "swish(x)",
        "abs(x)",
        "clip(x, -1, 1)",
        "x_log_y(x, abs(x))",
        "log(sigmoid(x))",
        "log(1 / (1 + exp(-x)))",
        "exp(x) / (1 + exp(x))",
        "1 - sigmoid(x)",
        "log(1 + exp(x))",
        "mae(x, 0 * x, reduction = none)",
      })
  void keepsItsDigits(String function) {
    compare(function, RELATIVE * Float.MIN_NORMAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tanh(x)",
        "gelu(x)",
        "log_cosh(x, 0 * x, reduction = none)",
        "binary_cross_entropy_logits(x, 0 * x, reduction = none)",
        "binary_cross_entropy_logits(x, 0 * x + 1, reduction = none)",
        "log_softmax" + PAIR,
        "log(softmax" + PAIR + ")",
        "logsumexp" + PAIR,
      })
  void keepsTheDigitsOfOne(String function) {
    compare(function, DIFFERENCE);
  }

  private static void compare(String function, double tiny) {
    String script =
        """
        model Case {
          placeholder x : float[%d]
          output y = %s
          output slope = grad(sum(y), x)
        }
        """
            .formatted(BOTH_SIGNS.length, function);
    DenseArray x = new DenseArray(new int[] {BOTH_SIGNS.length}, BOTH_SIGNS);
    Map<String, DenseArray> exact = Engine.INTERPRETER.run(script, Map.of("x", x));
    Map<String, DenseArray> found = Engine.LANES_FLOAT.run(script, Map.of("x", x));
    for (String output : List.of("y", "slope")) {
      double[] expected = exact.get(output).data();
      for (int i = 0; i < expected.length; i++) {
        double at = BOTH_SIGNS[i * BOTH_SIGNS.length / expected.length];
        String what = output + " of " + function + " at " + at;
        compare(what, found.get(output).data()[i], expected[i], tiny);
      }
    }
  }

  private static void compare(String what, double found, double expected, double tiny) {
    if (Math.abs(expected) <= Float.MAX_VALUE) {
      double bound = Math.max(RELATIVE * Math.abs(expected), tiny);
      assertThat(found).as(what).isBetween(expected - bound, expected + bound);
    } else {
      assertThat(Double.valueOf(found)).as(what).isEqualTo(Double.valueOf((float) expected));
    }
  }
}
