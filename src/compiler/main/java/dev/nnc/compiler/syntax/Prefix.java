package dev.nnc.compiler.syntax;

/** Operators before one operand. */
public enum Prefix {
  MINUS("-"),
  NOT("not");

  private final String sign;

  Prefix(String sign) {
    this.sign = sign;
  }

  /** As scripts write it. */
  public String sign() {
    return sign;
  }
}
