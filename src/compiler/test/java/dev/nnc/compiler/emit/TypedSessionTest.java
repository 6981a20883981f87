package dev.nnc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.text.Source;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What users of generated classes see: sessions with methods called as the script's outputs. */
final class TypedSessionTest {
  private static Session open(String script) {
    Checked checked =
        new ScriptCompiler(CompilerOptions.standard()).check(Source.of("typed.nn", script));
    assertThat(checked.hasErrors()).as("%s", checked.diagnostics()).isFalse();
    return GeneratedClass.of(checked.programs().get(0), "a.b").open(Options.defaults());
  }

  /** Result, name and parameters of the public methods. */
  private static List<String> methods(Session session) {
    return Arrays.stream(session.getClass().getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(TypedSessionTest::shown)
        .sorted()
        .toList();
  }

  private static String shown(Method method) {
    List<String> parameters =
        Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
    return method.getReturnType().getSimpleName()
        + " "
        + method.getName()
        + "("
        + String.join(", ", parameters)
        + ")";
  }

  @Test
  void outputsKeepTheirNames() {
    try (Session session =
        open(
            """
            model Session {
              placeholder x : float[batch, 2]
              variable w : float = 1
              output digit = argmax(x)
              output computeDigit = x * w
              output compute_digit = w + 1
              output loss = w
              output class = w
            }
            """)) {
      assertThat(session.getClass()).isPublic().isFinal();
      assertThat(session.getClass().getName()).isEqualTo("a.b.Session_$Session");
      assertThat(methods(session))
          .containsExactly(
              "float class_()",
              "float compute_digit()",
              "float loss_()",
              "float[] computeDigit(float[])",
              "int[] digit(float[])");
    }
  }

  @Test
  void aModelWithoutPlaceholdersMakesSteps() throws ReflectiveOperationException {
    try (Session session =
        open(
            """
            model Bowl {
              variable p : float = 3
              output update = p
            }
            train Bowl {
              loss p^2
              optimize sgd(rate = 0.5)
              run 1 steps
            }
            """)) {
      assertThat(session.getClass().getName()).isEqualTo("a.b.BowlTrainer$Session");
      assertThat(methods(session)).containsExactly("float step()", "float update_()");
      Method step = session.getClass().getMethod("step");
      assertThat(step.invoke(session)).isEqualTo(9f);
      assertThat(step.invoke(session)).isEqualTo(0f);
    }
  }
}
