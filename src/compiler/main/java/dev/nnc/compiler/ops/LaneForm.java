package dev.nnc.compiler.ops;

/**
 * How an elementwise operator reads in Java for many elements at once, as methods of {@code
 * jdk.incubator.vector}. An operand in braces, {@code {a}}, is a vector; one in brackets, {@code
 * [b]}, may be a single number as well. {@code $M} stands for the class of elementary functions,
 * {@code $O} for {@code VectorOperators}.
 *
 * @param template with all operands
 * @param swapped for a first operand that is a single number where the second is none; the same as
 *     the template where that number has to become a vector
 */
public record LaneForm(String template, String swapped) {
  /** Of an operator that has no such form. */
  public static final LaneForm NONE = of("");

  static LaneForm of(String template) {
    return new LaneForm(template, template);
  }

  /** A method without arguments. */
  static LaneForm unary(String method) {
    return of("{a}." + method + "()");
  }

  static LaneForm binary(String method) {
    return of("{a}." + method + "([b])");
  }

  /** An operator whose operands may change places. */
  static LaneForm commutative(String method) {
    return new LaneForm("{a}." + method + "([b])", "{b}." + method + "([a])");
  }

  /** A comparison, and the one that holds with the operands in the other order. */
  static LaneForm comparison(String name, String swapped) {
    return new LaneForm(
        "{a}.compare($O." + name + ", [b])", "{b}.compare($O." + swapped + ", [a])");
  }

  /** A logical operator: its operands are masks. */
  static LaneForm logical(String method) {
    return of("{a}." + method + "({b})");
  }

  /** One of our elementary functions. */
  static LaneForm function(String name) {
    return of("$M." + name + "({*})");
  }

  /** Whether it is a call of a function of ours. */
  public boolean isFunction() {
    return template.startsWith("$M");
  }

  static LaneForm choice() {
    return of("{c}.blend([b], {a})");
  }
}
