package dev.nnc.compiler.emit.code;

import dev.nnc.compiler.ops.JavaForm;
import dev.nnc.compiler.type.DType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Constants as Java literals, exact and short. */
public final class Numbers {
  private Numbers() {}

  public static JavaExpr literal(double value, DType dtype) {
    return switch (dtype) {
      case BOOL -> JavaExpr.primary(value == 0 ? "false" : "true");
      case INT32 -> signed(value < 0, grouped(Math.abs((long) value)));
      case FLOAT32 -> real(value, "Float", "f");
      case FLOAT64 -> real(value, "Double", "");
    };
  }

  /** A size or index. */
  public static JavaExpr integer(long value) {
    return signed(value < 0, grouped(Math.abs(value)));
  }

  private static JavaExpr signed(boolean negative, String digits) {
    return negative ? JavaExpr.of(JavaForm.UNARY, "-$L", digits) : JavaExpr.primary(digits);
  }

  private static JavaExpr real(double value, String type, String suffix) {
    if (Double.isNaN(value)) {
      return JavaExpr.primary(type + ".NaN");
    }
    if (Double.isInfinite(value)) {
      return JavaExpr.primary(type + (value > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY"));
    }
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    String digits = shortest(Math.abs(value), suffix.isEmpty());
    boolean whole = digits.chars().allMatch(Character::isDigit);
    return signed(negative, digits + (whole && suffix.isEmpty() ? ".0" : suffix));
  }

  /** The fewest digits that give the number back, whatever JDK writes them. */
  private static String shortest(double value, boolean wide) {
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      boolean same = wide ? rounded.doubleValue() == value : rounded.floatValue() == (float) value;
      if (same) {
        return plain(rounded);
      }
    }
    return plain(exact.round(new MathContext(17, RoundingMode.HALF_EVEN)));
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    if (exponent >= -4 && exponent < 7) {
      return stripped.toPlainString();
    }
    String digits = stripped.unscaledValue().toString();
    String point = digits.length() == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + point + "e" + exponent;
  }

  /** Digits in groups of three, from five digits on. */
  public static String grouped(long value) {
    String digits = Long.toString(value);
    return value < 10_000 ? digits : digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", "_");
  }
}
