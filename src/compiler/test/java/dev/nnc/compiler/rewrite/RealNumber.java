package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/** Values of scalar nodes in real numbers, to some hundred digits. */
final class RealNumber {
  static final MathContext DIGITS = new MathContext(140);

  /** Smaller values may be lost beside others. */
  static final double SMALLEST = 1e-100;

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private RealNumber() {}

  /**
   * The value of a node.
   *
   * @throws ArithmeticException where there is none
   */
  static BigDecimal of(Node node, Map<Node, Double> names) {
    if (names.containsKey(node)) {
      return new BigDecimal(names.get(node));
    }
    if (Constants.value(node).isPresent()) {
      return new BigDecimal(Constants.value(node).getAsDouble());
    }
    List<BigDecimal> inputs = node.inputs().stream().map(input -> of(input, names)).toList();
    return apply((Elementwise) node.op(), inputs.get(0), inputs.get(inputs.size() - 1));
  }

  private static BigDecimal apply(Elementwise op, BigDecimal a, BigDecimal b) {
    BigDecimal one = BigDecimal.ONE;
    return switch (op) {
      case ADD -> a.add(b, DIGITS);
      case SUBTRACT -> a.subtract(b, DIGITS);
      case MULTIPLY -> a.multiply(b, DIGITS);
      case DIVIDE -> a.divide(b, DIGITS);
      case NEGATE -> a.negate();
      case SQRT -> a.sqrt(DIGITS);
      case EXP -> exp(a);
      case EXPM1 -> exp(a).subtract(one, DIGITS);
      case LOG -> log(a);
      case LOG1P -> log(a.add(one, DIGITS));
      case SOFTPLUS -> log(exp(a).add(one, DIGITS));
      case SIGMOID -> one.divide(exp(a.negate()).add(one, DIGITS), DIGITS);
      case POW -> pow(a, b.doubleValue());
      default -> throw new IllegalArgumentException("no real " + op);
    };
  }

  /** For whole exponents and halves. */
  private static BigDecimal pow(BigDecimal a, double b) {
    return b == Math.rint(b) ? a.pow((int) b, DIGITS) : a.sqrt(DIGITS).pow((int) (2 * b), DIGITS);
  }

  /** By its series, after halving the argument until it is small. */
  private static BigDecimal exp(BigDecimal x) {
    int halvings = Math.max(0, x.precision() - x.scale()) * 4 + 8;
    BigDecimal small = x.divide(TWO.pow(halvings), DIGITS);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; n < 45; n++) {
      term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  /** By Newton's method from the logarithm in double precision. */
  private static BigDecimal log(BigDecimal x) {
    if (x.signum() <= 0) {
      throw new ArithmeticException("logarithm of " + x);
    }
    int exponent = x.precision() - x.scale();
    double lead = Math.log(x.movePointLeft(exponent).doubleValue());
    BigDecimal y = new BigDecimal(lead + exponent * Math.log(10));
    for (int i = 0; i < 4; i++) {
      y = y.add(x.divide(exp(y), DIGITS), DIGITS).subtract(BigDecimal.ONE, DIGITS);
    }
    return y;
  }
}
