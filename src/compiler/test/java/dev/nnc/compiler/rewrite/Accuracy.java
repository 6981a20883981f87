package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.Node;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a formula's value may be off. A unit is one in the last place of the value, plus what one
 * in the last place of each input makes of it: who rounds the inputs cannot ask for more.
 */
final class Accuracy {
  private final BigDecimal real;
  private final Map<Node, Double> at;
  private final Map<Node, Double> slopes = new LinkedHashMap<>();

  private Accuracy(BigDecimal real, Map<Node, Double> at) {
    this.real = real;
    this.at = at;
  }

  /** The accuracy of a formula, where it has a value in real numbers. */
  static Optional<Accuracy> of(Node formula, Map<Node, Double> at) {
    BigDecimal real = real(formula, at);
    if (real == null) {
      return Optional.empty();
    }
    Accuracy accuracy = new Accuracy(real, at);
    at.keySet().forEach(name -> accuracy.slopes.put(name, slope(formula, at, name, real)));
    return Optional.of(accuracy);
  }

  private static @Nullable BigDecimal real(Node formula, Map<Node, Double> at) {
    if (at.values().stream().anyMatch(value -> !Double.isFinite(value))) {
      return null;
    }
    try {
      return RealNumber.of(formula, at);
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static double slope(Node formula, Map<Node, Double> at, Node name, BigDecimal real) {
    double x = at.get(name);
    double step = Math.max(Math.abs(x) * 0x1p-24, Float.MIN_VALUE);
    for (double h : new double[] {step, -step}) {
      Map<Node, Double> moved = new LinkedHashMap<>(at);
      moved.put(name, x + h);
      BigDecimal there = real(formula, moved);
      if (there != null) {
        BigDecimal change = there.subtract(real, MathContext.DECIMAL128);
        return Math.abs(change.doubleValue() / h);
      }
    }
    return 0;
  }

  /** Whether the value is among the numbers of a precision and known well enough for it. */
  boolean holdsFor(Precision precision) {
    double size = Math.abs(real.doubleValue());
    boolean known = size >= RealNumber.SMALLEST || precision.ulp(0) >= RealNumber.SMALLEST;
    return known && size <= precision.largest();
  }

  /** The error in units of a formula as computed; infinite if that is infinite or NaN. */
  double error(Node formula, Precision precision) {
    double value = precision.value(formula, at);
    if (!Double.isFinite(value)) {
      return Double.POSITIVE_INFINITY;
    }
    double unit = precision.ulp(real.doubleValue());
    for (Map.Entry<Node, Double> entry : slopes.entrySet()) {
      unit += entry.getValue() * precision.ulp(at.get(entry.getKey()));
    }
    return new BigDecimal(value).subtract(real, RealNumber.DIGITS).abs().doubleValue() / unit;
  }
}
