package dev.nnc.cli.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnc.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples, compiled, compute what the definitions of the operators say. */
final class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "..", "examples");

  private static JsonObject trained(String example, String... more) {
    List<String> words = new ArrayList<>(List.of("train", EXAMPLES.resolve(example).toString()));
    words.addAll(List.of("--json", "--steps=100", "--results-folder=target/examples"));
    words.addAll(Arrays.asList(more));
    CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    String last = run.out().lines().reduce((first, second) -> second).orElseThrow();
    return JsonParser.parseString(last).getAsJsonObject();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "line.nn",
        "polynomial.nn",
        "digits.nn",
        "himmelblau.nn",
        "moons.nn",
        "iris.nn",
        "breast_cancer.nn",
        "diabetes.nn",
        "perceptron.nn",
        "minima.nn",
        "vanishing.nn",
        "overfit.nn",
        "optimizers.nn",
        "custom.nn",
        "prototypes.nn"
      })
  void trainAsDefined(String example) {
    JsonObject reference = trained(example, "--reference");
    JsonObject compiled = trained(example, "--precision=double");
    for (String name : List.of("loss", "accuracy", "auc")) {
      if (reference.has(name)) {
        double expected = reference.get(name).getAsDouble();
        assertThat(compiled.get(name).getAsDouble())
            .isCloseTo(expected, within(1e-10 * Math.abs(expected)));
      }
    }
    JsonObject single = trained(example);
    assertThat(single.get("steps").getAsLong()).isEqualTo(100);
    double loss = reference.get("loss").getAsDouble();
    assertThat(single.get("loss").getAsDouble()).isCloseTo(loss, within(1e-3 * Math.abs(loss)));
  }
}
