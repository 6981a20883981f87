package dev.nnc.compiler.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.text.Source;
import org.junit.jupiter.api.Test;

class PlanTextTest {
  private static final String SCRIPT =
      """
      model Net {
        placeholder x : float[batch, 40]
        placeholder y : float[batch, 20]
        h = x |> dense(20) |> batch_norm |> dropout(0.5)
      }

      train Net {
        data     table("rows") { x = columns("x"), y = columns("y") }
        loss     mse(h, y)
        optimize sgd(rate = 0.1)
        run      batch 32, 10 steps
      }
      """;

  @Test
  void tellsBytesAndOperations() {
    String text = PlanText.of(program());
    assertThat(text).contains("product     h/z <- x, h/weight");
    // x, the weight and the result of four bytes each; a multiplication and an addition for each
    assertThat(text).contains("3,200 + 240 * batch bytes, 1,600 * batch operations");
  }

  @Test
  void joinsWhatIsMadeRowByRow() {
    assertThat(PlanText.of(program()))
        .containsPattern("some at a time: .*\n  random .*h/kept.*\n.*\n  sum .*grad/h/shift <- ");
  }

  private static Program program() {
    return new ScriptCompiler(CompilerOptions.standard())
        .check(Source.of("net.nn", SCRIPT))
        .programs()
        .get(0);
  }
}
