package dev.nnc.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.type.DType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.session.Session;
import dev.nnc.runtime.train.TrainingReport;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scripts that are compiled and run within a Java program. */
final class CompiledScriptTest {
  private static final Path EXAMPLES = Path.of("../../examples");

  @Test
  void trainsAndAsks() {
    CompiledModel model = CompiledScript.of(EXAMPLES.resolve("line.nn")).model();
    try (TrainingSession session = model.train()) {
      TrainingReport report = session.train();
      assertThat(report.steps()).isEqualTo(20_000);
      session.feed("x", Tensor.of(List.of(1, 2), new float[] {1, 2}));
      assertThat(session.fetch("y").shape()).containsExactly(1, 1);
      assertThat(session.summary())
          .isEqualTo(
              """
              Line: 2 parameters, 8 bytes with all that is kept
              placeholder  x   float[batch, 2]
              placeholder  y_  float[batch, 1]
              variable     w1  float[2, 1]
              output       y   float[batch, 1]
              """);
    }
  }

  /** Steps are fed from Java; a whole training has nothing to feed them with. */
  @Test
  void trainsOnNoRowsThatItDoesNotHave() {
    String text =
        """
        model Line {
          placeholder x : float[batch]
          variable w : float = 1
          y = w * x
        }
        train Line {
          loss     mean(y^2)
          optimize sgd(rate = 0.1)
          run      batch 2, 10 steps
        }
        """;
    CompiledModel model = CompiledScript.of(text, CompilerOptions.standard()).model();
    try (TrainingSession session = model.train()) {
      session.feed("x", Tensor.of(new float[] {1, 2}, 2));
      assertThat(session.run()).isEqualTo(2.5);
      assertThatThrownBy(session::train)
          .isInstanceOf(UserException.class)
          .hasMessage("Line has no data statement that says which rows it trains on");
      assertThat(session.completedSteps()).isEqualTo(1);
    }
  }

  @Test
  void opensWithoutTraining() {
    CompilerOptions options =
        CompilerOptions.standard().withReal(DType.FLOAT64).withOverrides(Map.of("start", "3"));
    String text =
        """
        config start = 1
        model Slope {
          variable x : float = start
          output slope = grad(x^2, x)
        }
        """;
    CompiledModel model = CompiledScript.of(text, options).model("Slope");
    try (Session session = model.open()) {
      assertThat(session.fetch("slope").doubles()).containsExactly(6);
    }
    assertThatThrownBy(model::train)
        .isInstanceOf(UserException.class)
        .hasMessage("the script has no train block for Slope");
  }

  @Test
  void sessionsAreOfOneClass() {
    CompiledModel model = CompiledScript.of("model M { variable x : float = 1 }").model();
    try (Session first = model.open();
        Session second = model.open()) {
      assertThat(second.getClass()).isSameAs(first.getClass());
    }
  }

  @Test
  void givesMistakesAsObjects() {
    ScriptException mistake =
        catchThrowableOfType(
            ScriptException.class,
            () -> CompiledScript.of("model M {\n  output y = relux(1)\n  output z = q\n}\n"));
    assertThat(mistake.diagnostics()).hasSize(2).allMatch(Diagnostic::isError);
    assertThat(mistake.diagnostics().get(0).span()).isNotNull();
    assertThat(mistake).hasMessageContaining("relux").hasMessageContaining("script:3:");
  }

  @Test
  void answersAWrongName() {
    CompiledScript script = CompiledScript.of("model A { output y = 1 }\nmodel B { output y = 2 }");
    assertThatThrownBy(script::model).hasMessage("the script has 2 models: [A, B]");
    assertThatThrownBy(() -> script.model("C")).hasMessage("the script has no model `C`");
  }
}
