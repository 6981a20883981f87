package dev.nnc.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.table.MemoryTable;
import dev.nnc.runtime.file.NamedTensor;
import dev.nnc.runtime.file.Safetensors;
import dev.nnc.runtime.train.LineTrainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The general interface of sessions, shown on the sample {@code Line}. */
final class SessionTest {
  private static final Tensor WEIGHT = Tensor.of(new float[] {2, 3}, 2, 1);

  @TempDir private Path folder;

  private static LineTrainer.Session opened() {
    LineTrainer.Session line = LineTrainer.open(Options.defaults());
    line.assign("w1", WEIGHT);
    return line;
  }

  @Test
  void feedsAndFetchesByName() {
    LineTrainer.Session line = opened();
    line.feed("x", Tensor.of(new double[] {1, 1, 10, 100}, 2, 2));
    assertThat(line.fetch("y")).isEqualTo(Tensor.of(new float[] {5, 320}, 2, 1));
    assertThat(line.y(new float[] {1, 1, 10, 100})).containsExactly(5, 320);
    line.feed("x", Tensor.of(new float[0], 0, 2));
    assertThat(line.fetch(List.of("y", "y"))).containsOnly(Tensor.of(new float[0], 0, 1));
    assertThat(line.needs("y")).containsExactly("x");
    assertThat(line.placeholders())
        .extracting(Signature::typeText)
        .containsExactly("float[batch, 2]", "float[batch, 1]");
  }

  @Test
  void makesStepsWholeAndInTwoParts() {
    LineTrainer.Session whole = opened();
    LineTrainer.Session parted = opened();
    for (LineTrainer.Session line : List.of(whole, parted)) {
      line.feed("x", Tensor.of(new float[] {1, 1, 10, 100}, 2, 2));
      line.feed("y_", Tensor.of(new float[] {4, 319}, 2, 1));
    }
    assertThat(whole.run()).isEqualTo(1).isEqualTo(whole.lastLoss());
    Map<String, Tensor> gradients = parted.gradients();
    assertThat(gradients).containsExactly(Map.entry("w1", Tensor.of(new float[] {11, 101}, 2, 1)));
    assertThat(parted.lastLoss()).isEqualTo(1);
    assertThat(parted.variable("w1")).isEqualTo(WEIGHT);
    assertThat(parted.completedSteps()).isZero();
    parted.apply(Map.of("w1", Tensor.of(new double[] {11, 101}, 2, 1)));
    assertThat(parted.variable("w1")).isEqualTo(whole.variable("w1"));
    assertThat(parted.completedSteps()).isOne();
    assertThat(parted.cells()).extracting(Cell::path).containsExactly("w1");
    parted.gradients();
    assertThat(gradients.get("w1").at(0)).isEqualTo(11);
  }

  @Test
  void initialValuesAreAFunctionOfTheSeed() {
    LineTrainer.Session line = opened();
    line.step(new float[] {1, 2}, new float[] {3});
    assertThat(line.completedSteps()).isOne();
    line.initialize();
    assertThat(line.completedSteps()).isZero();
    assertThat(line.variable("w1"))
        .isEqualTo(LineTrainer.open(Options.defaults()).variable("w1"))
        .isNotEqualTo(WEIGHT);
  }

  @Test
  void mistakesAreToldInTheScriptsTerms() {
    LineTrainer.Session line = opened();
    Map<String, ThrowingCallable> mistakes = new LinkedHashMap<>();
    mistakes.put(
        "`x` is float[batch, 2]: 7 numbers are not a whole number of rows",
        () -> line.y(new float[7]));
    mistakes.put(
        "`y_` is float[batch, 1]: 3 numbers do not make 2 rows",
        () -> line.step(new float[4], new float[3]));
    mistakes.put("`y` needs `x`, which is not fed", () -> line.fetch("y"));
    mistakes.put("Line has no output `z`", () -> line.fetch("z"));
    mistakes.put("Line has no placeholder `z`", () -> line.feed("z", WEIGHT));
    mistakes.put("Line has no variable `w`", () -> line.variable("w"));
    mistakes.put("`x` is float[batch, 2], not float[2, 1]", () -> line.feed("x", WEIGHT));
    mistakes.put(
        "`x` is float[batch, 2], not int[1, 2]", () -> line.feed("x", Tensor.of(new int[2], 1, 2)));
    mistakes.put(
        "`w1` is float[2, 1], not float[1, 2]",
        () -> line.assign("w1", Tensor.of(new float[2], 1, 2)));
    mistakes.put("`run()` needs `x`, which is not fed", line::run);
    mistakes.put("`gradients()` needs `x`, which is not fed", line::gradients);
    mistakes.put("there is no gradient of `w1`, float[2, 1]", () -> line.apply(Map.of()));
    mistakes.put(
        "Line has no trained variable `w`", () -> line.apply(Map.of("w1", WEIGHT, "w", WEIGHT)));
    mistakes.put(
        "`w1` is float[2, 1], not int[2, 1] as its gradient",
        () -> line.apply(Map.of("w1", Tensor.of(new int[2], 2, 1))));
    mistakes.forEach(
        (message, mistake) ->
            assertThatThrownBy(mistake).isInstanceOf(UserException.class).hasMessage(message));
  }

  @Test
  void nullsAreNamed() {
    LineTrainer.Session line = opened();
    Map<ThrowingCallable, String> mistakes = new LinkedHashMap<>();
    mistakes.put(() -> line.feed("x", nothing()), "value");
    mistakes.put(() -> line.assign("w1", nothing()), "value");
    mistakes.put(() -> line.save(nothing()), "file");
    mistakes.put(() -> line.load(nothing()), "file");
    mistakes.put(() -> line.load(nothing(), "line"), "near");
    mistakes.put(() -> line.load(SessionTest.class, nothing()), "resource");
    mistakes.put(() -> line.apply(nothing()), "values");
    mistakes.put(() -> line.train(nothing()), "listener");
    mistakes.put(() -> line.predict(nothing()), "inputs");
    mistakes.put(() -> line.useData(nothing()), "rows");
    mistakes.put(() -> line.useTable(nothing(), new MemoryTable("t")), "name");
    mistakes.put(() -> line.useTable("t", nothing()), "rows");
    mistakes.put(() -> Options.defaults().withBase(nothing()), "base");
    mistakes.put(() -> Options.defaults().withResults(nothing()), "results");
    mistakes.put(() -> new MemoryTable(nothing()), "name");
    mistakes.put(() -> new MemoryTable("t").with(nothing(), 1.0), "name");
    mistakes.put(() -> new MemoryTable("t").with("x", (List<String>) nothing()), "values");
    mistakes.forEach(
        (mistake, name) ->
            assertThatThrownBy(mistake).isInstanceOf(NullPointerException.class).hasMessage(name));
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }

  @Test
  void savesAndLoads() {
    Path file = folder.resolve("line.safetensors");
    opened().save(file);
    LineTrainer.Session line = LineTrainer.open(Options.defaults().withWeights(file));
    assertThat(line.variable("w1")).isEqualTo(WEIGHT);
    assertThat(Safetensors.read(file).metadata())
        .containsEntry("model", "Line")
        .containsEntry("step", "0")
        .containsEntry("seed", "0");
  }

  @Test
  void loadsAllOrNothing() {
    Path file = folder.resolve("other.safetensors");
    Map<String, List<NamedTensor>> files = new LinkedHashMap<>();
    Tensor zeros = Tensor.of(new float[2], 2, 1);
    files.put("%s has no `w1`, which the model has", List.of(new NamedTensor("w2", zeros)));
    files.put(
        "%s has `w2`, which Line has not",
        List.of(new NamedTensor("w1", zeros), new NamedTensor("w2", zeros)));
    files.put(
        "`w1` is float[2, 1], not float[1, 2] as in %s",
        List.of(new NamedTensor("w1", Tensor.of(new float[2], 1, 2))));
    LineTrainer.Session line = opened();
    files.forEach(
        (message, tensors) -> {
          Safetensors.write(file, Map.of(), tensors);
          assertThatThrownBy(() -> line.load(file)).hasMessage(message.formatted(file));
          assertThat(line.variable("w1")).isEqualTo(WEIGHT);
        });
    assertThatThrownBy(() -> line.load(folder.resolve("none"))).hasMessageContaining("exist");
    assertThat(Files.exists(file)).isTrue();
  }
}
