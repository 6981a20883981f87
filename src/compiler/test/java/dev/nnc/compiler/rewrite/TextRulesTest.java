package dev.nnc.compiler.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Formula;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.rewrite.Rule.Strength;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule written as text, enumerated. */
class TextRulesTest {
  private static final double[] SPECIAL = {
    0,
    -0.0,
    1,
    -1,
    2,
    -2,
    0.5,
    Float.MIN_VALUE,
    -Float.MIN_NORMAL,
    1e-8,
    -1e-8,
    1e-3,
    16,
    -16,
    88,
    -88,
    100,
    -100,
    1e30,
    -1e30,
    Float.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };
  private static final DoubleUnaryOperator SINGLE = DType.FLOAT32::round;

  static Stream<TextRule> rules() {
    return RuleSet.textRules().stream();
  }

  /** Both sides of a rule over the same names. */
  private record Sides(Node left, Node right, List<Node> names) {
    double left(Map<Node, Double> at, DoubleUnaryOperator rounding) {
      return value(left, at, rounding);
    }

    double right(Map<Node, Double> at, DoubleUnaryOperator rounding) {
      return value(right, at, rounding);
    }
  }

  private static Sides sides(TextRule rule) {
    String text = rule.toString();
    String[] parts = text.substring(text.indexOf(' ')).split("=>", -1);
    GraphBuilder builder = new GraphBuilder();
    Map<String, Node> names = new LinkedHashMap<>();
    boolean logic = parts[0].matches("[ c]*(not|and|or)[ c]*(not|and|or)?[ c]*");
    for (String name : List.of("c", "x", "y", "z")) {
      DType dtype = name.equals("c") ? DType.BOOL : DType.FLOAT64;
      names.put(name, builder.source(new Placeholder(name), TensorType.scalar(dtype)));
    }
    TensorType type = TensorType.scalar(logic ? DType.BOOL : DType.FLOAT64);
    Node left = new Formula(parts[0].strip()).build(builder, names, type);
    Node right = Objects.requireNonNull(rule.apply(builder, left, new Pins()), text);
    assertThat(right).isSameAs(new Formula(parts[1].strip()).build(builder, names, left.type()));
    assertThat(right.type()).isEqualTo(left.type());
    return new Sides(left, right, List.copyOf(names.values()));
  }

  private static double value(Node node, Map<Node, Double> at, DoubleUnaryOperator rounding) {
    if (at.containsKey(node)) {
      return at.get(node);
    }
    if (Constants.value(node).isPresent()) {
      return Constants.value(node).getAsDouble();
    }
    double[] operands = new double[3];
    for (int i = 0; i < node.inputs().size(); i++) {
      operands[i] = value(node.input(i), at, rounding);
    }
    Elementwise op = (Elementwise) node.op();
    return rounding.applyAsDouble(op.apply(operands[0], operands[1], operands[2]));
  }

  /** Special points in all pairs, then random ones of many magnitudes. */
  private static List<Map<Node, Double>> points(List<Node> names) {
    List<Map<Node, Double>> points = new ArrayList<>();
    Random random = new Random(11);
    for (double x : SPECIAL) {
      for (double y : SPECIAL) {
        points.add(point(names, random, x, y));
      }
    }
    for (int i = 0; i < 300; i++) {
      points.add(point(names, random, magnitude(random), magnitude(random)));
    }
    return points;
  }

  private static double magnitude(Random random) {
    return (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 2));
  }

  private static Map<Node, Double> point(List<Node> names, Random random, double x, double y) {
    Map<Node, Double> point = new LinkedHashMap<>();
    point.put(names.get(0), (double) random.nextInt(2));
    point.put(names.get(1), (double) (float) x);
    point.put(names.get(2), (double) (float) y);
    point.put(names.get(3), magnitude(random));
    return point;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void matchesItsOwnLeftSideAndCostsLess(TextRule rule) {
    Sides sides = sides(rule);
    assertThat(Cost.of(sides.right)).isLessThan(Cost.of(sides.left));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsEveryBitIfExact(TextRule rule) {
    if (rule.strength() != Strength.EXACT) {
      return;
    }
    Sides sides = sides(rule);
    for (Map<Node, Double> at : points(sides.names)) {
      for (DoubleUnaryOperator rounding : List.of(DoubleUnaryOperator.identity(), SINGLE)) {
        assertThat(Double.valueOf(sides.right(at, rounding)))
            .as("%s at %s", rule, at.values())
            .isEqualTo(Double.valueOf(sides.left(at, rounding)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void comesNearerTheRealNumberIfStable(TextRule rule) {
    if (rule.strength() != Strength.STABLE) {
      return;
    }
    Sides sides = sides(rule);
    boolean once = roundings(sides.right) <= 1;
    int compared = 0;
    for (Map<Node, Double> at : points(sides.names)) {
      BigDecimal real = real(sides.left, at);
      if (real != null) {
        compared++;
        double left = error(sides.left(at, SINGLE), real);
        double right = error(sides.right(at, SINGLE), real);
        assertThat(right)
            .as("%s at %s: %s was %s", rule, at.values(), sides.right(at, SINGLE), left)
            .isLessThanOrEqualTo(once ? left : left + lastPlace(real, at));
      }
    }
    assertThat(compared).as("points compared").isGreaterThan(100);
  }

  private static long roundings(Node node) {
    return Graph.topological(List.of(node)).stream()
        .filter(each -> each.op() instanceof Elementwise && each.op() != Elementwise.NEGATE)
        .count();
  }

  /** What more roundings may cost: one and a half units in the last place of what is met. */
  private static double lastPlace(BigDecimal real, Map<Node, Double> at) {
    double largest = real.abs().doubleValue();
    for (double value : at.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    return 1.5 * Math.ulp((float) largest);
  }

  /** The real value, or null where there is none or single precision does not reach it. */
  private static BigDecimal real(Node left, Map<Node, Double> at) {
    if (at.values().stream().anyMatch(x -> !(Math.abs(x) <= 200))) {
      return null;
    }
    try {
      BigDecimal real = RealNumber.of(left, at);
      return Math.abs(real.doubleValue()) <= Float.MAX_VALUE ? real : null;
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static double error(double value, BigDecimal real) {
    return Double.isFinite(value)
        ? new BigDecimal(value).subtract(real).abs().doubleValue()
        : Double.POSITIVE_INFINITY;
  }
}
