package dev.nnc.compiler.syntax;

/** Operators between two operands. */
public enum Infix {
  POWER("^"),
  MATMUL("@"),
  TIMES("*"),
  DIVIDE("/"),
  PLUS("+"),
  MINUS("-"),
  LESS("<"),
  LESS_EQUAL("<="),
  GREATER(">"),
  GREATER_EQUAL(">="),
  EQUAL("=="),
  NOT_EQUAL("!="),
  AND("and"),
  OR("or");

  private final String sign;

  Infix(String sign) {
    this.sign = sign;
  }

  /** As scripts write it. */
  public String sign() {
    return sign;
  }
}
