package dev.nnc.compiler.check.arithmetic;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.syntax.Infix;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;

/** Answers for operands whose element types an operator does not join. */
final class ElementTypes {
  private ElementTypes() {}

  static Problem differ(Infix sign, Value a, Value b, Span span) {
    String values = Describe.of(a) + " and " + Describe.of(b);
    if (sign == Infix.AND || sign == Infix.OR) {
      return Problem.of(
          Code.WRONG_TYPE,
          span,
          "`" + sign.sign() + "` joins truth values, and these are " + values,
          "compare them: x > 0 " + sign.sign() + " y > 0");
    }
    String what = "cannot " + Folding.verb(sign) + " " + values;
    return Problem.of(Code.WRONG_TYPE, span, what, conversion(a, b));
  }

  private static String conversion(Value a, Value b) {
    if (isBool(a) || isBool(b)) {
      return "convert truth values with float(…), or compare numbers: x > 0.5";
    }
    return isOf(a, DType.INT32) || isOf(b, DType.INT32)
        ? "convert the int side with float(…)"
        : "convert the double side with float(…), or the other with double(…)";
  }

  private static boolean isBool(Value value) {
    return value instanceof Value.Truth || isOf(value, DType.BOOL);
  }

  private static boolean isOf(Value value, DType dtype) {
    return value instanceof Value.Tensor tensor && tensor.node().type().dtype() == dtype;
  }
}
