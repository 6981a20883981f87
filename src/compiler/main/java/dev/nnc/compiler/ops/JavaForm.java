package dev.nnc.compiler.ops;

/**
 * How an elementwise operator reads in Java.
 *
 * @param template Java with {@code {a}}, {@code {b}}, {@code {c}} for the operands, {@code $M} for
 *     the class of elementary functions and {@code $N} for a narrowing cast of the element type
 * @param precedence how tightly the whole binds
 * @param operand how tightly each operand must bind, else it gets parentheses
 * @param work roughly what it costs: 1 for a sign, 2 for an addition, 10 for an elementary function
 * @param lanes the same for many elements at once
 */
public record JavaForm(String template, int precedence, int[] operand, int work, LaneForm lanes) {
  public static final int PRIMARY = 12;
  public static final int UNARY = 11;
  public static final int MULTIPLICATIVE = 10;
  public static final int ADDITIVE = 9;
  public static final int RELATIONAL = 7;
  public static final int EQUALITY = 6;
  public static final int AND = 3;
  public static final int OR = 2;
  public static final int TERNARY = 1;
  public static final int ARGUMENT = 0;

  static JavaForm infix(String sign, int precedence, LaneForm lanes) {
    int[] operand = {precedence, precedence + 1};
    return new JavaForm("{a} " + sign + " {b}", precedence, operand, 2, lanes);
  }

  static JavaForm prefix(String sign, LaneForm lanes) {
    return new JavaForm(sign + "{a}", UNARY, new int[] {UNARY + 1}, 1, lanes);
  }

  /** A call of one of our elementary functions. */
  static JavaForm elementary(String name) {
    return call("$M." + name, LaneForm.function(name)).work(10);
  }

  static JavaForm call(String function, LaneForm lanes) {
    int[] operand = {ARGUMENT, ARGUMENT, ARGUMENT};
    return new JavaForm(function + "({*})", PRIMARY, operand, 2, lanes);
  }

  /** A call of a method of {@link Math} that is exact but knows double only. */
  static JavaForm exact(String function, LaneForm lanes) {
    return new JavaForm("$N" + function + "({a})", UNARY, new int[] {ARGUMENT}, 2, lanes);
  }

  static JavaForm ternary() {
    int[] operand = {OR, OR, TERNARY};
    return new JavaForm("{a} ? {b} : {c}", TERNARY, operand, 2, LaneForm.choice());
  }

  static JavaForm identity() {
    return new JavaForm("{a}", PRIMARY, new int[] {PRIMARY}, 0, LaneForm.of("{a}"));
  }

  /** The same form of an operator that has none for many elements. */
  JavaForm alone() {
    return new JavaForm(template, precedence, operand, work, LaneForm.NONE);
  }

  /** The same form of an operator that costs otherwise. */
  JavaForm work(int other) {
    return new JavaForm(template, precedence, operand, other, lanes);
  }
}
