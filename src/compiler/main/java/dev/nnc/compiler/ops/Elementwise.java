package dev.nnc.compiler.ops;

import static dev.nnc.compiler.ops.JavaForm.ADDITIVE;
import static dev.nnc.compiler.ops.JavaForm.MULTIPLICATIVE;
import static dev.nnc.compiler.ops.JavaForm.RELATIONAL;
import static dev.nnc.compiler.ops.JavaForm.call;
import static dev.nnc.compiler.ops.JavaForm.elementary;
import static dev.nnc.compiler.ops.JavaForm.exact;
import static dev.nnc.compiler.ops.JavaForm.infix;
import static dev.nnc.compiler.ops.JavaForm.prefix;
import static dev.nnc.compiler.ops.LaneForm.binary;
import static dev.nnc.compiler.ops.LaneForm.commutative;
import static dev.nnc.compiler.ops.LaneForm.comparison;
import static dev.nnc.compiler.ops.LaneForm.function;
import static dev.nnc.compiler.ops.LaneForm.logical;
import static dev.nnc.compiler.ops.LaneForm.unary;
import static dev.nnc.compiler.ops.Signature.CHOICE;
import static dev.nnc.compiler.ops.Signature.COMPARISON;
import static dev.nnc.compiler.ops.Signature.LOGIC;
import static dev.nnc.compiler.ops.Signature.NUMBER;
import static dev.nnc.compiler.ops.Signature.REAL;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Op;
import dev.nnc.compiler.type.TensorType;
import dev.nnc.runtime.math.DoubleMath;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Operators that work element by element on tensors of one shape. A constant is all there is to
 * one: its types, the double-precision reference, its Java, and for each operand the gradient as a
 * formula of the language, in which {@code a}, {@code b}, {@code c} are the operands, {@code y} the
 * result and {@code g} the cotangent. A gradient of 0 stands for a function that is constant almost
 * everywhere.
 */
public enum Elementwise implements Op {
  ADD(NUMBER, (a, b) -> a + b, infix("+", ADDITIVE, commutative("add")), "g", "g"),
  SUBTRACT(NUMBER, (a, b) -> a - b, infix("-", ADDITIVE, binary("sub")), "g", "-g"),
  MULTIPLY(
      NUMBER, (a, b) -> a * b, infix("*", MULTIPLICATIVE, commutative("mul")), "g * b", "g * a"),
  DIVIDE(
      REAL,
      (a, b) -> a / b,
      infix("/", MULTIPLICATIVE, binary("div")).work(4),
      "g / b",
      "-g * y / b"),
  NEGATE(NUMBER, a -> -a, prefix("-", unary("neg")), "-g"),
  ABS(NUMBER, StrictMath::abs, call("Math.abs", unary("abs")).work(1), "g * sign(a)"),
  SIGN(REAL, StrictMath::signum, call("Math.signum", function("sign")).work(1), "0"),
  MAXIMUM(
      NUMBER,
      StrictMath::max,
      call("Math.max", commutative("max")),
      "where(a > b, g, where(a == b, 0.5 * g, 0))",
      "where(b > a, g, where(a == b, 0.5 * g, 0))"),
  MINIMUM(
      NUMBER,
      StrictMath::min,
      call("Math.min", commutative("min")),
      "where(a < b, g, where(a == b, 0.5 * g, 0))",
      "where(b < a, g, where(a == b, 0.5 * g, 0))"),
  FMA(REAL, Math::fma, call("Math.fma", LaneForm.of("{a}.fma({b}, {c})")), "g * b", "g * a", "g"),
  FLOOR(REAL, StrictMath::floor, exact("Math.floor", function("floor")), "0"),
  CEIL(REAL, StrictMath::ceil, exact("Math.ceil", function("ceil")), "0"),
  ROUND(REAL, StrictMath::rint, exact("Math.rint", function("rint")), "0"),

  SQRT(REAL, StrictMath::sqrt, exact("Math.sqrt", unary("sqrt")).work(4), "0.5 * g / y"),
  EXP(REAL, StrictMath::exp, elementary("exp"), "g * y"),
  EXPM1(REAL, StrictMath::expm1, elementary("expm1"), "g * exp(a)"),
  LOG(REAL, StrictMath::log, elementary("log"), "g / a"),
  LOG1P(REAL, StrictMath::log1p, elementary("log1p"), "g / (1 + a)"),
  POW(
      REAL,
      StrictMath::pow,
      elementary("pow").work(20).alone(),
      "where(b == 0, 0, g * b * pow(a, b - 1))",
      "where(a > 0, g * y * log(where(a > 0, a, 1)), 0)"),
  SIN(REAL, StrictMath::sin, elementary("sin"), "g * cos(a)"),
  COS(REAL, StrictMath::cos, elementary("cos"), "-g * sin(a)"),
  ATAN(REAL, StrictMath::atan, elementary("atan"), "g / (1 + a * a)"),
  TANH(REAL, StrictMath::tanh, elementary("tanh"), "g * (1 - y * y)"),
  SIGMOID(REAL, Elementwise::sigmoid, elementary("sigmoid"), "g * (y * (1 - y))"),
  SOFTPLUS(REAL, Elementwise::softplus, elementary("softplus"), "g * sigmoid(a)"),
  ERF(REAL, DoubleMath::erf, elementary("erf"), "g * 1.1283791670955126 * exp(-(a * a))"),
  ERFINV(REAL, DoubleMath::erfinv, elementary("erfinv"), "g * 0.886226925452758 * exp(y * y)"),

  LESS(
      COMPARISON, (a, b) -> truth(a < b), infix("<", RELATIONAL, comparison("LT", "GT")), "0", "0"),
  LESS_EQUAL(
      COMPARISON,
      (a, b) -> truth(a <= b),
      infix("<=", RELATIONAL, comparison("LE", "GE")),
      "0",
      "0"),
  EQUAL(
      COMPARISON,
      (a, b) -> truth(a == b),
      infix("==", JavaForm.EQUALITY, comparison("EQ", "EQ")),
      "0",
      "0"),
  AND(LOGIC, (a, b) -> a * b, infix("&&", JavaForm.AND, logical("and")), "0", "0"),
  OR(LOGIC, StrictMath::max, infix("||", JavaForm.OR, logical("or")), "0", "0"),
  NOT(LOGIC, a -> 1 - a, prefix("!", unary("not")), "0"),
  WHERE(
      CHOICE,
      (a, b, c) -> a != 0 ? b : c,
      JavaForm.ternary(),
      "0",
      "where(a, g, 0)",
      "where(a, 0, g)"),
  STOP_GRADIENT(CHOICE, a -> a, JavaForm.identity(), "0") {
    @Override
    public TensorType infer(List<TensorType> inputs) {
      return inputs.get(0);
    }
  };

  /** Names of functions in formulas and rules are the constants' names in lower case. */
  private final String label = name().toLowerCase(Locale.ROOT);

  private final Signature signature;
  private final int arity;
  private final Reference reference;
  private final JavaForm java;
  private final List<Formula> gradients;

  Elementwise(Signature signature, Unary reference, JavaForm java, String gradient) {
    this(signature, 1, (a, b, c) -> reference.apply(a), java, gradient);
  }

  Elementwise(Signature signature, Binary reference, JavaForm java, String first, String second) {
    this(signature, 2, (a, b, c) -> reference.apply(a, b), java, first, second);
  }

  Elementwise(
      Signature signature,
      Reference reference,
      JavaForm java,
      String first,
      String second,
      String third) {
    this(signature, 3, reference, java, first, second, third);
  }

  Elementwise(
      Signature signature, int arity, Reference reference, JavaForm java, String... gradients) {
    this.signature = signature;
    this.arity = arity;
    this.reference = reference;
    this.java = java;
    this.gradients = Formula.all(gradients);
  }

  private interface Unary {
    double apply(double a);
  }

  private interface Binary {
    double apply(double a, double b);
  }

  /** The meaning, in double precision; operands beyond the arity are 0. */
  public interface Reference {
    double apply(double a, double b, double c);
  }

  private static double truth(boolean value) {
    return value ? 1 : 0;
  }

  private static double sigmoid(double a) {
    double small = StrictMath.exp(-StrictMath.abs(a));
    return a >= 0 ? 1 / (1 + small) : small / (1 + small);
  }

  private static double softplus(double a) {
    return StrictMath.max(a, 0) + StrictMath.log1p(StrictMath.exp(-StrictMath.abs(a)));
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Family family() {
    return Family.ELEMENTWISE;
  }

  public Signature signature() {
    return signature;
  }

  public int arity() {
    return arity;
  }

  public JavaForm java() {
    return java;
  }

  /** Operations of floating point for each element: a product with an addition is two. */
  public int operations() {
    return this == FMA ? 2 : 1;
  }

  public double apply(double a, double b, double c) {
    return reference.apply(a, b, c);
  }

  /** The formula of the gradient by one operand. */
  public Formula gradientFormula(int input) {
    return gradients.get(input);
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    return signature.infer(this, inputs);
  }

  @Override
  public @Nullable Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    return gradients.get(input).gradient(builder, node, cotangent);
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    double[] a = inputs.get(0).data();
    double[] b = inputs.get(Math.min(1, arity - 1)).data();
    double[] c = inputs.get(arity - 1).data();
    double[] result = new double[a.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = reference.apply(a[i], b[i], c[i]);
    }
    return result;
  }
}
