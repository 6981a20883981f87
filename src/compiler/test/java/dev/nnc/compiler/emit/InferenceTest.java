package dev.nnc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.text.Source;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.session.InferenceModel;
import dev.nnc.runtime.session.InferenceSession;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class that a trained model is used by: its trainer's outputs, for all threads at once. */
final class InferenceTest {
  private static final int ROWS = 37;

  private static final String SCRIPT =
      """
      model Net {
        placeholder x  : float[batch, 3]
        placeholder y_ : float[batch, 2]
        hidden = x |> dense(5, activation = tanh)
        output y = hidden |> dense(2)
        output shifted = y - y_
      }
      train Net {
        loss     mse(y, y_)
        optimize adam(rate = 0.01)
        average  0.9
        run      batch 4, 3 steps
      }
      """;

  @TempDir private Path folder;

  private static List<GeneratedClass> compiled() {
    return compiled(SCRIPT);
  }

  private static List<GeneratedClass> compiled(String script) {
    Checked checked =
        new ScriptCompiler(CompilerOptions.standard()).check(Source.of("net.nn", script));
    assertThat(checked.hasErrors()).as("%s", checked.diagnostics()).isFalse();
    return Checked.classes(checked.programs()).stream()
        .map(program -> GeneratedClass.of(program, ""))
        .toList();
  }

  /** The numbers 0, 1 / 8, 2 / 8, … */
  private static float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i / 8f;
    }
    return numbers;
  }

  /** A weights file of a few steps, and what the trainer then computes. */
  private float[] trained(GeneratedClass trainer, Path file) throws ReflectiveOperationException {
    try (Session session = trainer.open(Options.defaults())) {
      Method step = session.getClass().getMethod("step", float[].class, float[].class);
      for (int i = 0; i < 3; i++) {
        step.invoke(session, numbers(12), numbers(8));
      }
      session.save(file);
      session.feed("x", Tensor.of(List.of(ROWS, 3), numbers(ROWS * 3)));
      return session.fetch("y").floats();
    }
  }

  private static InferenceModel<?> load(GeneratedClass generated, Path file)
      throws ReflectiveOperationException {
    return (InferenceModel<?>) generated.load().getMethod("load", Path.class).invoke(null, file);
  }

  @Test
  void manyThreadsGetWhatTheTrainerComputes()
      throws ReflectiveOperationException, InterruptedException, ExecutionException {
    List<GeneratedClass> classes = compiled();
    assertThat(classes).extracting(GeneratedClass::name).containsExactly("Net", "NetTrainer");
    Path file = folder.resolve("net.safetensors");
    float[] expected = trained(classes.get(1), file);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (InferenceModel<?> model = load(classes.get(0), file)) {
      Method y = model.getClass().getMethod("y", float[].class);
      List<Future<?>> calls = new ArrayList<>();
      for (int call = 0; call < 200; call++) {
        int rows = 1 + call % ROWS;
        calls.add(
            threads.submit(
                () ->
                    assertThat((float[]) y.invoke(model, numbers(rows * 3)))
                        .containsExactly(Arrays.copyOf(expected, rows * 2))));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void sessionsShareWeightsThatDoNotChange() throws ReflectiveOperationException {
    List<GeneratedClass> classes = compiled();
    Path file = folder.resolve("net.safetensors");
    trained(classes.get(1), file);
    try (InferenceModel<?> model = load(classes.get(0), file);
        InferenceSession first = model.session();
        InferenceSession second = model.session()) {
      assertThat(first.cells()).isNotEmpty().containsExactlyElementsOf(second.cells());
      assertThat(first.cells()).noneMatch(cell -> cell.kind().isForTraining());
      assertThatThrownBy(first::initialize)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("shares its weights");
      assertThatThrownBy(() -> first.load(file)).isInstanceOf(UserException.class);
    }
  }

  @Test
  void aRequestThatIsTooLargeLeavesTheModelWhole() throws ReflectiveOperationException {
    String wide =
        """
        model Wide {
          placeholder x : float[batch, 1]
          output y = x |> dense(20000, activation = tanh) |> dense(1)
        }
        """;
    Class<?> type = compiled(wide).get(0).load();
    Object made = type.getMethod("create", Options.class).invoke(null, Options.defaults());
    try (InferenceModel<?> model = (InferenceModel<?>) made) {
      Method y = type.getMethod("y", float[].class);
      assertThat((float[]) y.invoke(model, numbers(3))).hasSize(3);
      assertThatThrownBy(() -> y.invoke(model, numbers(200_000)))
          .hasRootCauseInstanceOf(UserException.class);
      assertThat((float[]) y.invoke(model, numbers(10))).hasSize(10);
    }
  }

  @Test
  void anOutputGoesIntoTheCallersArray() throws ReflectiveOperationException {
    GeneratedClass generated = compiled().get(0);
    try (Session session = generated.open(Options.defaults())) {
      Class<?> type = session.getClass();
      float[] y = (float[]) type.getMethod("y", float[].class).invoke(session, numbers(6));
      Method into = type.getMethod("y", float[].class, float[].class);
      float[] result = new float[4];
      into.invoke(session, numbers(6), result);
      assertThat(result).containsExactly(y);
      assertThatThrownBy(() -> into.invoke(session, numbers(6), new float[3]))
          .isInstanceOf(InvocationTargetException.class)
          .hasRootCauseMessage(
              "`y` is float[batch, 2]: it is 4 numbers here, which do not go into an array of 3");
    }
  }
}
