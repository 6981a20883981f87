package dev.nnc.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of every recorded file, computed in every way: values, gradients and directional
 * second derivatives as PyTorch gives them, trajectories of optimizers and of whole trainings,
 * rates, metrics as scikit-learn gives them. Says how many ran.
 */
class OracleTest {
  private static final Map<String, Integer> RAN = new LinkedHashMap<>();

  static Stream<Arguments> filesInEveryWay() {
    return RecordedFile.all()
        .flatMap(file -> Stream.of(Engine.values()).map(engine -> Arguments.of(file, engine)));
  }

  @ParameterizedTest
  @MethodSource("filesInEveryWay")
  void allCasesHaveTheirResults(RecordedFile file, Engine engine) {
    engine.prepare(file.cases().stream().map(RecordedCase::script).toList());
    int ran = 0;
    for (RecordedCase each : file.cases()) {
      each.check(engine);
      ran++;
    }
    assertThat(ran).as("cases of %s.json", file).isEqualTo(file.recorded()).isPositive();
    RAN.put(file.name(), ran);
  }

  @AfterAll
  static void sayHowManyRan() {
    System.out.println(
        "recorded cases that ran, each in %d ways: %s".formatted(Engine.values().length, RAN));
  }

  @Test
  void noFileIsLeftOut() throws Exception {
    File folder = new File(OracleTest.class.getResource("operators.json").toURI()).getParentFile();
    Set<String> found =
        Arrays.stream(folder.list())
            .filter(name -> name.endsWith(".json"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(RecordedFile.all().map(file -> file + ".json"))
        .containsExactlyInAnyOrderElementsOf(found);
  }
}
