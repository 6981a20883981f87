package dev.nnc.compiler.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.type.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an expression becomes: its operators after simplifying, in the order of computation. */
class SimplifyTest {
  private static final String MODEL =
      """
      model M {
        placeholder rows : float[batch, 3]
        variable s : float[] = 1
        variable v : float[3] ~ ones
        variable w : float[2, 3] ~ ones
        variable one : float[1, 3] ~ ones
        output y = %s
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v * 2 * 3                        | multiply multiply",
        "v * (2 * 3 - 5)                  | ",
        "where(2 > 1, v, -v)              | ",
        "exp(v * 0 + 1) - exp(v * 0 + 1)  | multiply add exp subtract",
        "reshape(reshape(w, [6]), [2, 3]) | ",
        "reshape(reshape(w, [6]), [3, 2]) | reshape",
        "transpose(transpose(w))          | ",
        "transpose(w)                     | permute",
        "w[0:2]                           | ",
        "w[0:1]                           | slice",
        "concat([v, v * v], axis = 0)[0:3] | ",
        "concat([v, v * v], axis = 0)[0:2] | multiply concat slice",
        "sum(one, axis = 0)               | reshape",
        "max(one, axis = 0)               | reshape",
        "sum(w, axis = 0)                 | sum",
        "sum(rows * 0 + 1)                | multiply add sum",
        "sum(expand(s, axis = 0, like = v)) | multiply",
        "exp(s) * (s + w)                 | exp broadcast broadcast add multiply",
        "w * s + w * s                    | broadcast multiply add",
        "grad(sum(v), v)                  | ",
        "grad(sum(v * v) / 2, v)          | multiply add",
        "jacobian(sum(v * v), v)          | add",
        "log(1 / (1 + exp(-v)))           | negate softplus negate",
        "v ^ 2 + v ^ 1 + v ^ 0            | multiply add add",
        "v ^ 3                            | multiply multiply",
        "pow(v, 4)                        | multiply multiply",
        "v ^ 5                            | pow",
        "exp(v) * exp(2 * v)              | exp multiply exp multiply",
        "softmax(rows, axis = 1)          | max stop_gradient broadcast subtract exp sum broadcast divide",
      })
  void leavesJust(String expression, String operators) {
    String expected = operators == null ? "" : operators;
    assertThat(operators(node(expression, false))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exp(v) * exp(2 * v)              | multiply add exp",
        "v / 3 / (v + 1)                  | add multiply divide",
        "log(1 / (1 + exp(-v)))           | negate softplus negate",
      })
  void leavesLessWithFastMath(String expression, String operators) {
    assertThat(operators(node(expression, true))).isEqualTo(operators);
  }

  private static Node node(String expression, boolean fastMath) {
    CompilerOptions options =
        CompilerOptions.standard().withReal(DType.FLOAT64).withFastMath(fastMath);
    String script = MODEL.formatted(expression);
    Checked checked = new ScriptCompiler(options).check(Source.of("test.nn", script));
    assertThat(checked.hasErrors()).as("%s%n%s", script, checked.diagnostics()).isFalse();
    Graph graph = checked.programs().get(0).fetches().get(0).graph();
    return graph.results().values().iterator().next();
  }

  private static String operators(Node root) {
    List<String> labels = new ArrayList<>();
    for (Node node : Graph.topological(List.of(root))) {
      if (!node.inputs().isEmpty()) {
        labels.add(node.op().label().replaceAll(" .*", ""));
      }
    }
    return labels.stream().collect(Collectors.joining(" "));
  }
}
