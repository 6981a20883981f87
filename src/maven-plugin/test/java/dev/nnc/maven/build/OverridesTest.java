package dev.nnc.maven.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverridesTest {
  private final Overrides overrides =
      new Overrides(
          Map.of("rate", "pom", "width", "pom", "gone", "pom"),
          Map.of(
              "rate",
              "plain",
              "width",
              "plain",
              "drop",
              "plain",
              "nnc.set.drop",
              "set",
              "nnc.set.depth",
              "set",
              "nnc.set.lost",
              "set"));

  @Test
  void whatIsSaidLaterWins() {
    assertThat(overrides.of(Set.of("rate", "drop", "seed"), Set.of("width", "depth")))
        .isEqualTo(Map.of("rate", "plain", "drop", "set", "width", "pom", "depth", "set"));
  }

  @Test
  void anEmptyElementIsAnEmptyValue() {
    Map<String, String> empty = new HashMap<>();
    empty.put("width", null);
    assertThat(new Overrides(empty, Map.of()).of(Set.of(), Set.of("width")))
        .isEqualTo(Map.of("width", ""));
  }

  @Test
  void namesThatNobodyDeclares() {
    Set<String> declared = Set.of("rate", "drop", "width", "depth");
    assertThat(overrides.unknownConfigured(declared)).containsExactly("gone");
    assertThat(overrides.unknownProperties(declared)).containsExactly("nnc.set.lost");
  }
}
