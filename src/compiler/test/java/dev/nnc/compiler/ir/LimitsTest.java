package dev.nnc.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.eval.Script;
import dev.nnc.compiler.text.Code;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that grow without bound end in a message; those that are only deep compile. */
class LimitsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "variable w : float[64, 64] ~ ones\n  output h = jacobian(jacobian(w * w, w), w)",
        "variable w : float[64] ~ ones\n  output h = jacobian(jacobian(w * w, w), w)",
        "variable w : float[] = 1\n  z = w\n  repeat 100_000 { z = sin(z) * w + cos(z) * w + z }\n  output y = hessian(z, w)",
      })
  void growthEndsInOneMessage(String body) {
    Checked checked = Script.compile("model M {\n  " + body + "\n}\n");
    assertThat(checked.diagnostics()).hasSize(1);
    assertThat(checked.diagnostics().get(0).code()).isIn(Code.TOO_LARGE, Code.BAD_DIMENSION);
  }

  @Test
  void aSumOfTenThousandTermsCompiles() {
    String sum = String.join(" + ", Collections.nCopies(10_000, "w"));
    Script script =
        Script.model(
            "variable w : float[] = 2", "y = " + sum, "output z = y", "output slope = grad(y, w)");
    assertThat(script.output("z")).containsExactly(20_000);
    assertThat(script.output("slope")).containsExactly(10_000);
  }

  @Test
  void tenThousandNestedFunctionsCompile() {
    Script script =
        Script.model(
            "variable w : float[] = 2",
            "z = w",
            "repeat 10_000 { z = sigmoid(z) }",
            "output y = z",
            "output slope = grad(z, w)");
    assertThat(script.output("y")[0]).isBetween(0.659, 0.66);
    assertThat(script.output("slope")[0]).isBetween(0.0, 1e-100);
  }

  /** Masks of nested choices do not pile up. */
  @Test
  void tenThousandNestedChoicesCompile() {
    Script script =
        Script.model(
            "variable w : float[] = 1",
            "variable x : float[] = 2",
            "z = x",
            "repeat 5_000 { z = relu(z * w) }",
            "output slope = grad(z, w)");
    assertThat(script.output("slope")).containsExactly(10_000);
  }
}
