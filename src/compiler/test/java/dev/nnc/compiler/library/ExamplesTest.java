package dev.nnc.compiler.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.nnc.compiler.driver.CompiledScript;
import dev.nnc.compiler.driver.Manual;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.session.Session;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the library's documentation: compiled, run, compared with what they say. */
class ExamplesTest {
  /** Four decimals are shown; larger numbers have the digits of a float. */
  private static final double ABSOLUTE = 5.1e-5;

  private static final double RELATIVE = 1e-6;

  private static final List<Manual.Entry> ENTRIES = Manual.ofLibrary().entries();

  /**
   * These stand in definitions of optimizers, in trainings that keep an average, behind variables.
   */
  private static final Set<String> NO_EXPRESSIONS =
      Set.of("average", "total", "gradient_at", "measured", "known", "npy", "npz", "safetensors");

  @Test
  void everyDefinitionHasAnExample() {
    assertThat(ENTRIES)
        .filteredOn(entry -> entry.examples().isEmpty())
        .filteredOn(entry -> !NO_EXPRESSIONS.contains(entry.name()))
        .extracting(entry -> entry.section() + " " + entry.name())
        .isEmpty();
  }

  /** Many in one class: most of the time goes into making classes. */
  static List<List<Manual.Example>> models() {
    Map<String, List<Manual.Example>> models = new LinkedHashMap<>();
    for (Manual.Entry entry : ENTRIES) {
      boolean alone = !entry.examples().stream().allMatch(ExampleScript::isExpression);
      String key = alone ? entry.section() + " " + entry.signature() : entry.section();
      models.computeIfAbsent(key, each -> new ArrayList<>()).addAll(entry.examples());
    }
    return List.copyOf(models.values());
  }

  @ParameterizedTest
  @MethodSource("models")
  void expressionsGiveWhatTheySay(List<Manual.Example> examples) {
    try (Session session = CompiledScript.of(ExampleScript.model(examples)).model().open()) {
      int outputs = 0;
      for (Manual.Example example : examples) {
        if (ExampleScript.isExpression(example)) {
          check(example, session.fetch("example_" + outputs++));
        }
      }
    }
  }

  private static void check(Manual.Example example, Tensor actual) {
    String result = example.result();
    if (result.isEmpty()) {
      return;
    }
    if (result.matches("[a-z]+\\[.*")) {
      assertThat(result).as(example.code()).endsWith(actual.shape().toString());
      return;
    }
    List<Double> expected = new ArrayList<>();
    numbers(JsonParser.parseString(result), expected);
    assertThat(actual.size()).as("%s is %s", example.code(), actual).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      double bound = Math.max(ABSOLUTE, RELATIVE * Math.abs(expected.get(i)));
      assertThat(actual.at(i))
          .as("%s, number %d", example.code(), i)
          .isBetween(expected.get(i) - bound, expected.get(i) + bound);
    }
  }

  private static void numbers(JsonElement json, List<Double> into) {
    if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(element -> numbers(element, into));
    } else if (json.getAsJsonPrimitive().isBoolean()) {
      into.add(json.getAsBoolean() ? 1.0 : 0.0);
    } else {
      into.add(json.getAsDouble());
    }
  }

  static Stream<Manual.Example> trainings() {
    return ENTRIES.stream()
        .flatMap(entry -> entry.examples().stream())
        .filter(ExampleScript::isTraining);
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void trainingsRun(Manual.Example example) {
    try (TrainingSession session =
        CompiledScript.of(ExampleScript.training(example)).model().train()) {
      session.train(TrainingListener.SILENT);
      assertThat(session.lastLoss()).isFinite();
    }
  }
}
