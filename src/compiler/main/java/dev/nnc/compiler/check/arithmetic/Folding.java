package dev.nnc.compiler.check.arithmetic;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.syntax.Infix;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.Dim;
import java.util.Optional;

/** Operators on values that are known while compiling. */
public final class Folding {
  private Folding() {}

  static Value numbers(Infix sign, double a, double b, boolean integers, Span span) {
    return switch (sign) {
      case PLUS -> new Value.Number(a + b, integers);
      case MINUS -> new Value.Number(a - b, integers);
      case TIMES -> new Value.Number(a * b, integers);
      case DIVIDE -> divide(a, b, span);
      case POWER -> new Value.Number(StrictMath.pow(a, b), integers && b >= 0);
      case LESS -> new Value.Truth(a < b);
      case LESS_EQUAL -> new Value.Truth(a <= b);
      case GREATER -> new Value.Truth(a > b);
      case GREATER_EQUAL -> new Value.Truth(a >= b);
      case EQUAL -> new Value.Truth(a == b);
      case NOT_EQUAL -> new Value.Truth(a != b);
      case AND, OR ->
          throw Problem.of(
              Code.WRONG_TYPE,
              span,
              "`" + sign.sign() + "` joins truth values, and these are numbers",
              "compare them: a > 0 " + sign.sign() + " b > 0");
      case MATMUL -> throw new IllegalStateException("no product of numbers");
    };
  }

  private static Value divide(double a, double b, Span span) {
    if (b == 0) {
      throw Problem.of(Code.BAD_VALUE, span, "this divides by zero", "divide by another number");
    }
    return new Value.Number(a / b, false);
  }

  /** The result where it does not need tensors. */
  static Optional<Value> known(Infix sign, Value left, Value right) {
    if (left instanceof Value.Truth a && right instanceof Value.Truth b) {
      return truths(sign, a.value(), b.value());
    }
    if (sign == Infix.EQUAL || sign == Infix.NOT_EQUAL) {
      boolean none = left instanceof Value.None || right instanceof Value.None;
      return none || (comparable(left) && comparable(right) && !elements(left, right))
          ? Optional.of(new Value.Truth(same(left, right) == (sign == Infix.EQUAL)))
          : Optional.empty();
    }
    if (sign == Infix.TIMES) {
      return dim(left).flatMap(a -> dim(right).map(b -> new Value.Dimension(a.times(b))));
    }
    return Optional.empty();
  }

  private static Optional<Value> truths(Infix sign, boolean a, boolean b) {
    return switch (sign) {
      case AND -> Optional.of(new Value.Truth(a && b));
      case OR -> Optional.of(new Value.Truth(a || b));
      case EQUAL -> Optional.of(new Value.Truth(a == b));
      case NOT_EQUAL -> Optional.of(new Value.Truth(a != b));
      case POWER, MATMUL, TIMES, DIVIDE, PLUS, MINUS, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
          Optional.empty();
    };
  }

  /** Functions, texts and numbers are told apart when compiling; so is none from all else. */
  private static boolean comparable(Value value) {
    return value instanceof Value.Function
        || value instanceof Value.Text
        || value instanceof Value.Number
        || value instanceof Value.Items;
  }

  /** Whether a number meets a list, each element of which it is compared with. */
  private static boolean elements(Value left, Value right) {
    return (left instanceof Value.Items && right instanceof Value.Number)
        || (left instanceof Value.Number && right instanceof Value.Items);
  }

  private static boolean same(Value left, Value right) {
    return (left instanceof Value.Function a && right instanceof Value.Function b)
        ? a.name().equals(b.name())
        : left.equals(right);
  }

  public static Optional<Dim> dim(Value value) {
    if (value instanceof Value.Dimension dimension) {
      return Optional.of(dimension.dim());
    }
    return value instanceof Value.Number number && number.integer() && number.value() >= 0
        ? Optional.of(Dim.fixed((long) number.value()))
        : Optional.empty();
  }

  /** What an operator does, for messages. */
  static String verb(Infix sign) {
    return switch (sign) {
      case PLUS -> "add";
      case MINUS -> "subtract";
      case TIMES, MATMUL -> "multiply";
      case DIVIDE -> "divide";
      case POWER -> "raise to powers";
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> "compare";
      case AND, OR -> "join";
    };
  }
}
