package dev.nnc.compiler.emit.code;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.ops.JavaForm;

/**
 * A Java expression.
 *
 * @param precedence how tightly it binds, as {@link JavaForm} counts
 */
public record JavaExpr(CodeBlock code, int precedence) {
  public static JavaExpr primary(String code) {
    return new JavaExpr(CodeBlock.of("$L", code), JavaForm.PRIMARY);
  }

  public static JavaExpr of(int precedence, String format, Object... arguments) {
    return new JavaExpr(CodeBlock.of(format, arguments), precedence);
  }

  /** The code, in parentheses where it binds less tightly than its place asks for. */
  public CodeBlock at(int least) {
    return precedence >= least ? code : CodeBlock.of("($L)", code);
  }

  private static JavaExpr infix(JavaExpr a, String sign, JavaExpr b, int precedence) {
    return of(precedence, "$L " + sign + " $L", a.at(precedence), b.at(precedence + 1));
  }

  public JavaExpr plus(JavaExpr other) {
    return infix(this, "+", other, JavaForm.ADDITIVE);
  }

  public JavaExpr minus(JavaExpr other) {
    return infix(this, "-", other, JavaForm.ADDITIVE);
  }

  public JavaExpr times(JavaExpr other) {
    return infix(this, "*", other, JavaForm.MULTIPLICATIVE);
  }

  @Override
  public String toString() {
    return code.toString();
  }
}
