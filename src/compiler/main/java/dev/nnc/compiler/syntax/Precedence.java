package dev.nnc.compiler.syntax;

/** How tightly expressions bind, loosest first. */
public enum Precedence {
  RANGE,
  THEN,
  WITH,
  PIPE,
  OR,
  AND,
  NOT,
  COMPARISON,
  SUM,
  PRODUCT,
  MATMUL,
  UNARY,
  POWER,
  SUFFIX,
  VALUE;

  public static Precedence of(Ast.Expression expression) {
    if (expression instanceof Ast.Chain chain) {
      return of(chain.links().get(0).operator());
    }
    if (expression instanceof Ast.Binary binary) {
      return of(binary.operator());
    }
    if (expression instanceof Ast.Unary unary) {
      return unary.operator() == Prefix.NOT ? NOT : UNARY;
    }
    if (expression instanceof Ast.Range) {
      return RANGE;
    }
    if (expression instanceof Ast.Quantity || expression instanceof Ast.Missing) {
      return SUFFIX;
    }
    if (expression instanceof Ast.Then) {
      return THEN;
    }
    if (expression instanceof Ast.With) {
      return WITH;
    }
    return expression instanceof Ast.Pipe ? PIPE : VALUE;
  }

  public static Precedence of(Infix operator) {
    return switch (operator) {
      case POWER -> POWER;
      case MATMUL -> MATMUL;
      case TIMES, DIVIDE -> PRODUCT;
      case PLUS, MINUS -> SUM;
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> COMPARISON;
      case AND -> AND;
      case OR -> OR;
    };
  }

  /** What an operand must bind at least; a matrix product beside `*` or `/` is parenthesised. */
  public static Precedence operand(Infix operator) {
    return switch (operator) {
      case POWER -> SUFFIX;
      case MATMUL, TIMES, DIVIDE -> UNARY;
      case PLUS, MINUS -> PRODUCT;
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> SUM;
      case AND -> NOT;
      case OR -> AND;
    };
  }
}
