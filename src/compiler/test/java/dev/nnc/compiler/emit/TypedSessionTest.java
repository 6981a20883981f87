package dev.nnc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.text.Source;
import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import dev.nnc.runtime.train.TrainingSession;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
              "int[] digit(float[])",
              "void computeDigit(float[], float[])",
              "void digit(float[], int[])");
    }
  }

  @Test
  void whatIsDividedIsReal() {
    try (Session session =
        open(
            """
            model Shares {
              placeholder k : int[batch]
              placeholder x : float[batch]
              placeholder d : double[batch]
              output literal = k / 1.5
              output middle  = sum(k) / size(k)
              output ratio   = x / k
              output precise = k / d
              output total   = mean(d)
            }
            """)) {
      session.feed("k", Tensor.of(new int[] {3, 4}, 2));
      session.feed("x", Tensor.of(new float[] {6, 2}, 2));
      session.feed("d", Tensor.of(new double[] {3, 10}, 2));
      assertThat(session.fetch("literal").floats()).containsExactly(2, 4 / 1.5f);
      assertThat(session.fetch("middle").at(0)).isEqualTo(3.5);
      assertThat(session.fetch("ratio").floats()).containsExactly(2, 0.5f);
      assertThat(session.fetch("precise").doubles()).containsExactly(1, 0.4);
      assertThat(session.fetch("total").at(0)).isEqualTo(6.5);
    }
  }

  /** Names of classes that the code of every generated class uses, with or without an import. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "String",
        "object",
        "Math",
        "System",
        "Override",
        "Class",
        "Float",
        "Kernels",
        "Names",
        "Tensor",
        "Options",
        "List",
        "Path",
        "FloatMath",
        "FloatLanes",
        "Sums",
        "InferenceModel"
      })
  void modelsAreCalledAsTheyPlease(String name) {
    String model =
        """
        model %1$s {
          placeholder x : float[batch, 2]
          variable w : float[2] = [1, 2]
          output y = exp(x * w)
          output top = max(w)
        }
        """
            .formatted(name);
    String train =
        """
        train %1$s {
          loss     mean((y - 1)^2)
          optimize sgd(0.1)
          run      3 steps
        }
        """
            .formatted(name);
    ScriptCompiler compiler = new ScriptCompiler(CompilerOptions.standard());
    for (String script : List.of(model, model + train)) {
      Checked checked = compiler.check(Source.of("named.nn", script));
      Checked.classes(checked.programs())
          .forEach(program -> assertThat(GeneratedClass.of(program, "a.b").load()).isPublic());
      try (Session session = open(script)) {
        session.feed("x", Tensor.of(new double[] {0, 0}, 1, 2));
        assertThat(session.fetch("y").floats()).containsExactly(1, 1);
      }
    }
  }

  @Test
  void classesAreCheckedWhereTheyEnter() throws ReflectiveOperationException {
    try (Session session =
        open(
            """
            model Classes {
              placeholder label : int[batch]
              variable score : float[3] = 0
              wide = expand(score, axis = 0, like = one_hot(label, 3))
              output same = label
            }
            train Classes {
              data csv("none.csv") { label = column(1) }
              loss sparse_cross_entropy_logits(wide, label)
              optimize sgd(rate = 0.5)
              run 1 epochs
            }
            """)) {
      int[] labels = {0, 3};
      String message = "`label` holds 3 at row 1; it must be at least 0 and less than 3";
      Method step = session.getClass().getMethod("step", int[].class);
      assertThatThrownBy(() -> step.invoke(session, labels)).cause().hasMessage(message);
      Method same = session.getClass().getMethod("same", int[].class);
      assertThatThrownBy(() -> same.invoke(session, labels)).cause().hasMessage(message);
      assertThatThrownBy(() -> session.feed("label", Tensor.of(labels, 2))).hasMessage(message);
      PlaceholderPlan plan = new PlaceholderPlan("label", ElementType.INT32, List.of());
      Dataset rows = new Dataset(List.of(plan), List.of(labels), List.of(2));
      assertThatThrownBy(() -> ((TrainingSession) session).useData(rows)).hasMessage(message);
      Dataset none = new Dataset(List.of(), List.of(), List.of(2));
      assertThatThrownBy(() -> ((TrainingSession) session).useData(none))
          .hasMessage("Classes takes rows of label : int[], not of none");
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
