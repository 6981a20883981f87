package dev.nnc.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnc.cli.engine.Engine;
import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.driver.reference.ReferenceSession;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.type.DType;
import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Signature;
import dev.nnc.runtime.train.TrainingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps made in two parts, {@code gradients} and {@code apply}, against steps made whole. */
final class GradientsTest {
  private static final Path EXAMPLES = Path.of("..", "..", "examples");
  private static final int[] ROWS = {4, 4, 7, 1};

  /** A way to carry out a training. */
  private enum Engine {
    COMPILED_FLOAT(DType.FLOAT32),
    COMPILED_DOUBLE(DType.FLOAT64),
    REFERENCE(DType.FLOAT64);

    private final DType real;

    Engine(DType real) {
      this.real = real;
    }

    CompilerOptions options() {
      return CompilerOptions.standard().withReal(real);
    }

    TrainingSession open(Program program) {
      return opener(program).get();
    }

    /** Opens sessions of a class compiled once. */
    Supplier<TrainingSession> opener(Program program) {
      Options options = Options.defaults().withSeed(3);
      if (this == REFERENCE) {
        return () -> (TrainingSession) ReferenceSession.open(program, options);
      }
      GeneratedClass generated = GeneratedClass.of(program, "");
      return () -> (TrainingSession) generated.open(options);
    }
  }

  private static Program program(Checked checked) {
    assertThat(checked.hasErrors()).as("%s", checked.diagnostics()).isFalse();
    return checked.programs().get(0);
  }

  private static Program program(String script, CompilerOptions options) {
    return program(new ScriptCompiler(options).check(Source.of("case.nn", script)));
  }

  /** A script of a small network; {@code train} holds what is special about it. */
  private static String script(String layer, String train) {
    String statements = train.contains("loss ") ? train : "loss mse(z, y)\n" + train;
    return """
    model Case {
      placeholder x : float[batch, 3]
      placeholder y : float[batch, 2]
      h = x |> dense(5, activation = tanh)%s
      z = h |> dense(2)
      variable scale : float = 0.5
    }
    train Case {
      %s
      run batch 4, 10 steps
    }
    """
        .formatted(layer, statements.replace("\n", "\n  "));
  }

  private static Map<String, String> scripts() {
    Map<String, String> scripts = new LinkedHashMap<>();
    scripts.put("sgd", script("", "optimize sgd(rate = 0.1)"));
    scripts.put(
        "momentum", script("", "optimize sgd(rate = 0.1, momentum = 0.9, nesterov = true)"));
    scripts.put("decay", script("", "optimize sgd(rate = 0.1, weight_decay = 0.01)"));
    scripts.put(
        "adam", script("", "optimize adam(rate = exponential(0.01, 0.5, every = 2 steps))"));
    scripts.put("radam", script(" |> batch_norm", "optimize radam(rate = 0.01)"));
    scripts.put(
        "clip, dropout, average",
        script(
            " |> dropout(0.4)",
            "regularize l2(0.01) on \"**/weight\"\n"
                + "optimize clip_global_norm(0.1) then adam(rate = 0.01)\naverage 0.9"));
    scripts.put(
        "groups",
        script(
            " |> batch_norm |> dropout(0.2)",
            "optimize sgd(0.1) on \"h/**\" else clip_global_norm(0.01) then adam(0.01)"));
    scripts.put(
        "left alone",
        script("", "optimize sgd(0.1, momentum = 0.5) on \"z/**\" else frozen()\naverage 0.5"));
    scripts.put(
        "penalty of a slope",
        script("", "loss mse(z, y) + sum(grad(mean(z^2), x)^2)\noptimize adam"));
    scripts.put(
        "the same slope everywhere",
        """
        model Slope {
          variable a : float[37] = 1
          variable b : float[11, 5] = 2
        }
        train Slope {
          loss 0.3 * mean(a) - 0.7 * sum(b)
          optimize clip_global_norm(0.1) then sgd(0.7, momentum = 0.9)
          run 10 steps
        }
        """);
    scripts.put(
        "a number, and its negative",
        script("", "loss -exp(scale) * mean(z)\noptimize adam(rate = 0.1)"));
    scripts.put(
        "derivatives of derivatives",
        script(
            " |> batch_norm |> dropout(0.2)",
            "optimize clip_global_norm(1) then sam(0.05) then accumulate(2) then adam(0.01)"
                + " on \"h/**\" else loss_scale(64) then sam(0.1) then sgd(0.1)"));
    scripts.put(
        "more variables than fields",
        script("\n  repeat 101 { h = h + 0.1 * tanh(dense(h, 5)) }", "optimize adam(0.01)"));
    scripts.put("only a number", script("", "loss scale\noptimize sgd(0.1)"));
    scripts.put(
        "noise, and no use for a gradient",
        """
        optimizer wander() {
          parameter' = parameter * 0.5 + random_uniform([3])
        }
        optimizer noisy() {
          gradient' = log(gradient) * random_uniform([3])
        }
        model Walk {
          variable a : float[3] = [1, 2, 3]
          variable b : float[3] = [0.3, 1.7, -2.1]
          variable c : double[3] = 0
        }
        train Walk {
          loss sum(a) + sum(exp(b)) + float(sum(sin(c)))
          optimize wander() on "a" else noisy() then sgd(0.1) on "b" else adam(0.1)
          run 10 steps
        }
        """);
    return scripts;
  }

  private static Map<String, Program> programs(Engine engine) throws IOException {
    Map<String, Program> programs = new LinkedHashMap<>();
    scripts().forEach((name, script) -> programs.put(name, program(script, engine.options())));
    for (Path example : examples()) {
      Checked checked = new ScriptCompiler(engine.options()).check(example);
      checked.programs().stream()
          .filter(program -> program.training() != null)
          .filter(program -> engine != Engine.REFERENCE || !program.model().equals("Mnist"))
          .forEach(program -> programs.put(example.toString(), program));
    }
    return programs;
  }

  private static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".nn")).sorted().toList();
    }
  }

  private static void feed(TrainingSession session, int rows, long seed) {
    Random random = new Random(seed);
    for (Signature placeholder : session.placeholders()) {
      List<Integer> shape = new ArrayList<>();
      for (String axis : placeholder.axes()) {
        shape.add(Character.isDigit(axis.charAt(0)) ? Integer.parseInt(axis) : rows);
      }
      session.feed(placeholder.name(), tensor(placeholder.type(), shape, random));
    }
  }

  private static Tensor tensor(ElementType type, List<Integer> shape, Random random) {
    int size = Math.toIntExact(Tensor.size(shape));
    return switch (type) {
      case FLOAT32, FLOAT64 -> Tensor.of(shape, random.doubles(size, -1, 1).toArray());
      case INT32 -> Tensor.of(shape, random.ints(size, 0, 2).toArray());
      case BOOL -> Tensor.zeros(type, shape);
    };
  }

  private static Map<String, Tensor> cells(TrainingSession session) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    session.cells().forEach(cell -> values.put(cell.path(), cell.value()));
    return values;
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void twoPartsGiveTheBitsOfAStep(Engine engine) throws IOException {
    programs(engine)
        .forEach(
            (name, program) -> {
              Supplier<TrainingSession> opener = engine.opener(program);
              try (TrainingSession whole = opener.get();
                  TrainingSession parted = opener.get()) {
                for (int step = 0; step < ROWS.length; step++) {
                  feed(whole, ROWS[step], step);
                  feed(parted, ROWS[step], step);
                  double loss = whole.run();
                  Map<String, Tensor> gradients = parted.gradients();
                  assertThat(parted.lastLoss()).as(name).isEqualTo(loss);
                  assertThat(parted.completedSteps()).isEqualTo(step);
                  parted.apply(gradients);
                  assertThat(cells(parted)).as("%s %s", name, step).isEqualTo(cells(whole));
                  assertThat(parted.completedSteps()).isEqualTo(step + 1);
                }
              }
            });
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void gradientsMoveNothingButStates(Engine engine) {
    String script = scripts().get("groups");
    try (TrainingSession session = engine.open(program(script, engine.options()))) {
      feed(session, 5, 0);
      Map<String, Tensor> before = cells(session);
      Map<String, Tensor> gradients = session.gradients();
      assertThat(gradients.keySet())
          .containsExactly(
              "h/dense/weight",
              "h/dense/bias",
              "h/batch_norm/scale",
              "h/batch_norm/shift",
              "z/dense/weight",
              "z/dense/bias");
      Map<String, Tensor> after = cells(session);
      for (Cell cell : session.cells()) {
        boolean same = after.get(cell.path()).equals(before.get(cell.path()));
        assertThat(same).as(cell.path()).isEqualTo(cell.kind() != Cell.Kind.STATE);
      }
      feed(session, 5, 1);
      Map<String, Tensor> others = session.gradients();
      assertThat(others).isNotEqualTo(gradients);
      session.assign("z/dense/bias", Tensor.of(new double[] {1, 2}, 2));
      session.gradients();
      assertThat(others.get("z/dense/bias")).isNotEqualTo(session.gradients().get("z/dense/bias"));
    }
  }

  private static Map<String, String> refusals() {
    Map<String, String> refusals = new LinkedHashMap<>();
    refusals.put("reads `x`", script("", "optimize sgd(rate = mean(x^2))"));
    refusals.put("reads how many rows are fed", script("", "optimize sgd(rate = 0.1 / batch)"));
    refusals.put(
        "has a derivative of its own",
        "optimizer curved() {\n"
            + "  parameter' = parameter - grad(total(gradient^2), parameter)\n}\n"
            + script("", "optimize curved()"));
    refusals.put("reads the loss", script("", "optimize lbfgs()"));
    refusals.put(
        "keeps gradients from before a stage that differentiates again",
        script("", "optimize accumulate(2) then sam(0.05) then sgd(0.1)"));
    refusals.put(
        "reads `count`, which changes with the gradients",
        script("\n  state count : float = 1\n  count' = count + 1", "optimize sgd(rate = count)"));
    return refusals;
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void whatNeedsMoreThanGradientsIsRefused(Engine engine) {
    refusals()
        .forEach(
            (why, script) ->
                refuses(
                    engine.open(program(script, engine.options())),
                    "Case gives no gradients apart from its steps: the update of a variable "
                        + why));
    CompilerOptions without = engine.options().withGradients(false);
    refuses(
        engine.open(program(scripts().get("sgd"), without)),
        "the trainer of Case was compiled without gradients");
  }

  private static void refuses(TrainingSession opened, String message) {
    try (TrainingSession session = opened) {
      feed(session, 4, 0);
      for (ThrowingCallable part :
          List.<ThrowingCallable>of(session::gradients, () -> session.apply(Map.of()))) {
        assertThatThrownBy(part).isInstanceOf(UserException.class).hasMessage(message);
      }
      assertThat(session.run()).isFinite();
    }
  }
}
