package dev.nnc.compiler.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Formula;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.rewrite.Rule.Strength;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule written as text is what its first word says, as {@code rules.txt} defines it. */
class TextRulesTest {
  /** The largest error of the right side of a rule that is not exact, in units. */
  private static final double LARGEST = 1.5;

  static Stream<TextRule> exact() {
    return rules(Strength.EXACT);
  }

  static Stream<TextRule> stable() {
    return rules(Strength.STABLE);
  }

  static Stream<TextRule> fast() {
    return rules(Strength.FAST);
  }

  static Stream<TextRule> all() {
    return RuleSet.textRules().stream();
  }

  private static Stream<TextRule> rules(Strength strength) {
    return all().filter(rule -> rule.strength() == strength);
  }

  /** Both sides of a rule and the names that stand in them. */
  private record Sides(Node left, Node right, List<Node> names) {}

  private static Sides sides(TextRule rule) {
    String text = rule.toString();
    String[] parts = text.substring(text.indexOf(' ')).split("=>", -1);
    GraphBuilder builder = new GraphBuilder();
    Map<String, Node> names = new LinkedHashMap<>();
    boolean logic = parts[0].matches("[ c]*(not|and|or)[ c]*(not|and|or)?[ c]*");
    for (String name : List.of("x", "y", "z", "c")) {
      DType dtype = name.equals("c") ? DType.BOOL : DType.FLOAT64;
      names.put(name, builder.source(new Placeholder(name), TensorType.scalar(dtype)));
    }
    TensorType type = TensorType.scalar(logic ? DType.BOOL : DType.FLOAT64);
    Node left = new Formula(parts[0].strip()).build(builder, names, type);
    Node right = Objects.requireNonNull(rule.apply(builder, left, new Pins()), text);
    assertThat(right).isSameAs(new Formula(parts[1].strip()).build(builder, names, left.type()));
    assertThat(right.type()).isEqualTo(left.type());
    List<Node> used = Graph.topological(List.of(left));
    return new Sides(left, right, names.values().stream().filter(used::contains).toList());
  }

  @ParameterizedTest
  @MethodSource("all")
  void matchesItsOwnLeftSideAndCostsLess(TextRule rule) {
    Sides sides = sides(rule);
    assertThat(Cost.of(sides.right)).isLessThan(Cost.of(sides.left));
  }

  @ParameterizedTest
  @MethodSource("exact")
  void keepsEveryBit(TextRule rule) {
    Sides sides = sides(rule);
    for (Map<Node, Double> at : Samples.wide(sides.names)) {
      for (double c = 0; c < 2; c++) {
        double condition = c;
        at.replaceAll((name, x) -> name.type().dtype() == DType.BOOL ? condition : x);
        for (Precision precision : Precision.values()) {
          assertThat(Double.valueOf(precision.value(sides.right, at)))
              .as("%s at %s in %s", rule, at.values(), precision)
              .isEqualTo(Double.valueOf(precision.value(sides.left, at)));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stable")
  void comesNearerToTheRealNumber(TextRule rule) {
    Sides sides = sides(rule);
    List<Accuracy> accuracies = accuracies(sides, Samples.wide(sides.names));
    for (Precision precision : Precision.values()) {
      assertThat(worst(sides.right, accuracies, precision))
          .as("worst error of %s in %s", rule, precision)
          .isLessThanOrEqualTo(Math.min(LARGEST, worst(sides.left, accuracies, precision)));
    }
  }

  @ParameterizedTest
  @MethodSource("fast")
  void staysNearForOrdinaryNumbers(TextRule rule) {
    Sides sides = sides(rule);
    List<Accuracy> accuracies = accuracies(sides, Samples.ordinary(sides.names));
    for (Precision precision : Precision.values()) {
      assertThat(worst(sides.right, accuracies, precision))
          .as("worst error of %s in %s", rule, precision)
          .isLessThanOrEqualTo(LARGEST);
    }
  }

  private static List<Accuracy> accuracies(Sides sides, List<Map<Node, Double>> points) {
    return points.stream()
        .map(at -> Accuracy.of(sides.left, at))
        .flatMap(Optional::stream)
        .toList();
  }

  private static double worst(Node formula, List<Accuracy> accuracies, Precision precision) {
    List<Accuracy> compared =
        accuracies.stream().filter(accuracy -> accuracy.holdsFor(precision)).toList();
    assertThat(compared).as("points compared").hasSizeGreaterThan(50);
    return compared.stream()
        .mapToDouble(accuracy -> accuracy.error(formula, precision))
        .max()
        .orElseThrow();
  }
}
