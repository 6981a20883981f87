package dev.nnc.compiler.grad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnc.compiler.eval.Script;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives of any order, nested in any way, through the whole pipeline. */
class DerivativesTest {
  private static final double STEP = 1e-5;

  /** Each output is the derivative of the one before it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tanh(x)",
        "x^5 - 2 * x^3 + exp(-x) / x",
        "sigmoid(3 * x) * log(1 + x^2)",
        "sum(dense(tanh(dense(expand(x, axis = 0, like = r), 3, init = spread)), 2, init = spread)^2)",
        "swish(gelu(x)) + softplus(selu(x))",
        "logsumexp([x, 2 * x, sin(x)]) + norm([x, x * x, 3])",
        "(v * x + (v^2) with v = x * v) with v = cos(x)",
        "f(x) with v = v - 0.1 * grad(f(x), v)",
      })
  void ofOrdersOneToThreeAgreeWithDifferences(String formula) {
    Script script =
        new Script(
            """
            def spread(shape) = sin(1 + random_uniform(shape, seed = 4) * 3)
            def row(x) = [x, 2 * x, 1 - x]
            model M {
              placeholder x : float[]
              variable v : float[] = 0.7
              r = row(x)
              output d0 = %s
              output d1 = grad(d0, x)
              output d2 = grad(d1, x)
              output d3 = grad(d2, x)
            }
            """
                .formatted(
                    formula
                        .replace("expand(x, axis = 0, like = r)", "reshape(r, [1, 3])")
                        .replace("f(x)", "(sin(v * x) + v^2 * x)")));
    for (double x : new double[] {-1.3, 0.4, 2.1}) {
      for (int order = 1; order <= 3; order++) {
        double above = script.output("d" + (order - 1), x + STEP)[0];
        double below = script.output("d" + (order - 1), x - STEP)[0];
        double expected = (above - below) / (2 * STEP);
        assertThat(script.output("d" + order, x)[0])
            .as("order %s at %s", order, x)
            .isCloseTo(expected, near(expected));
      }
    }
  }

  private static Offset<Double> near(double expected) {
    return within(1e-6 * Math.max(1, Math.abs(expected)));
  }

  @Test
  void hessianOfHimmelblauIsExact() {
    Script script =
        Script.model(
            "variable p : float[2] = [3, 2]",
            "variable v : float[2] = [0.5, -3]",
            "f = (p[0]^2 + p[1] - 11)^2 + (p[0] + p[1]^2 - 7)^2",
            "output slope = grad(f, p)",
            "output curvature = hessian(f, p)",
            "output product = curvature @ v",
            "output direct = hvp(f, p, v)",
            "output jacobian_of_slope = jacobian(slope, p)",
            "output by_direction = jacobian(hvp(f, p, v), v)",
            "output further = grad(sum(hvp(f, p, 2 * p)), p)",
            "output expected = grad(sum(2 * (hessian(f, p) @ p)), p)");
    assertThat(script.output("by_direction")).containsExactly(74, 20, 20, 34);
    assertThat(script.output("further")).containsExactly(script.output("expected"));
    assertThat(script.output("slope")).containsExactly(0, 0);
    assertThat(script.output("curvature")).containsExactly(74, 20, 20, 34);
    assertThat(script.output("jacobian_of_slope")).containsExactly(74, 20, 20, 34);
    assertThat(script.output("direct")).containsExactly(script.output("product"));
    assertThat(script.output("direct")).containsExactly(-23, -92);
  }

  @Test
  void jacobianHoldsAllDerivatives() {
    Script script =
        Script.model(
            "variable w : float[2, 3] = [[1, 2, 3], [4, 5, 6]]",
            "variable x : float[3] = [1, -1, 2]",
            "output by_w = jacobian(w @ x, w)",
            "output by_x = jacobian(w @ x, x)",
            "output none = jacobian(x, w)");
    assertThat(script.output("by_w")).containsExactly(1, -1, 2, 0, 0, 0, 0, 0, 0, 1, -1, 2);
    assertThat(script.output("by_x")).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(script.output("none")).hasSize(18).containsOnly(0);
  }

  /** d/dw f(w - r f'(w)) = f'(u) (1 - r f''(w)) with u = w - r f'(w). */
  @Test
  void aStepOfDescentIsDifferentiable() {
    Script script =
        Script.model(
            "variable w : float[] = 0.8",
            "f = w^4 - 3 * w",
            "output step = grad(f with w = w - 0.1 * grad(f, w), w)",
            "output twice = grad((f with w = w - 0.1 * grad(f, w)) with w = 2 * w, w)");
    assertThat(script.output("step")[0]).isCloseTo(descended(0.8), within(1e-14));
    assertThat(script.output("twice")[0]).isCloseTo(2 * descended(1.6), within(1e-11));
  }

  private static double descended(double w) {
    double u = w - 0.1 * slope(w);
    return slope(u) * (1 - 0.1 * 12 * w * w);
  }

  private static double slope(double w) {
    return 4 * w * w * w - 3;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "where(x > 0, x, exp(x) - 1)        | 1000 | 1   | 0",
        "where(x > 0, x, exp(x) - 1)        | 0    | 1   | 1",
        "where(x > 0, x, exp(-x) - 1)       | 1000 | 1   | 0",
        "where(x > 0, exp(-x) - 1, x)       | -1000| 1   | 0",
        "where(x > 0, log(x), 0)            | 0    | 0   | 0",
        "where(x > 0, log(x), 0)            | -1   | 0   | 0",
        "where(x > 0, sqrt(x), 0)           | 0    | 0   | 0",
        "where(x > 0, sqrt(x), 0)           | -1   | 0   | 0",
        "where(x > 0, sqrt(x) * 3 + x, 2*x) | -1   | 2   | 0",
        "where(x > 0, where(x < 9, 1/x, log(x)), -x) | 0 | -1 | 0",
        "sum(where([x, x] > 0, sqrt([x, x]), 0)) | 0 | 0 | 0",
        "where(x > 0, sqrt(sum([x, 0] * 1)), x * x) | -1 | -2 | 2",
        "x_log_y(x, x)                      | 0    | 0   | 0",
        "log(sigmoid(x))                    | -1000| 1   | 0",
        "log(1 + exp(x))                    | 1000 | 1   | 0",
        "-log(1 / (1 + exp(-x)))            | -1000| -1  | 0",
        "1 / (1 + exp(-x))                  | -1000| 0   | 0",
        "log(softmax([x, 0]))[0]            | -1000| 1   | 0",
        "x^0 + x^1 + x^2                    | 0    | 1   | 2",
      })
  void areFiniteBesideOverflow(String formula, double at, double first, double second) {
    Script script =
        Script.model(
            "placeholder x : float[]",
            "y = " + formula,
            "output d1 = grad(y, x)",
            "output d2 = grad(d1, x)");
    assertThat(script.output("d1", at)[0]).as("order 1").isCloseTo(first, within(1e-12));
    assertThat(script.output("d2", at)[0]).as("order 2").isCloseTo(second, within(1e-12));
  }

  /** Rules do not look behind a value that something is differentiated by. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sigmoid(x)  | log(s)              | 1 / s",
        "sigmoid(x)  | 1 - s               | -1",
        "exp(x)      | log(s)              | 1 / s",
        "exp(x)      | log(1 + s)          | 1 / (1 + s)",
        "exp(x)      | s / (s + 1)         | 1 / (1 + s)^2",
        "-x          | x * 0 - s           | -1",
        "-x          | -s                  | -1",
        "x * 1       | s + x * x           | 1",
        "x + 0       | s * x               | x",
        "x^1         | s * x               | x",
        "abs(abs(x)) | s * abs(x)          | abs(x)",
        "-(-x)       | s * s * x           | 2 * s * x",
        "reshape([x, x], [2]) | sum(s * s * x) | 2 * s * x",
        "x * 0 + 2   | s * s * x           | 4 * x",
      })
  void byAValueOfTheMiddle(String middle, String formula, String expected) {
    Script script =
        Script.model(
            "placeholder x : float[]",
            "s = " + middle,
            "y = " + formula,
            "output found = grad(y, s)",
            "output expected = " + expected);
    assertThat(script.output("found", 0.6))
        .containsExactly(script.output("expected", 0.6), within(1e-12));
  }
}
