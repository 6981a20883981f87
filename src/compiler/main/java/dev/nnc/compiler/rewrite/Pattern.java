package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Formula;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.Infix;
import dev.nnc.compiler.syntax.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The left side of a rule. */
sealed interface Pattern {
  /**
   * Whether a node looks like this.
   *
   * @param names what the names stand for so far; grows
   * @param top whether the node is the one to be replaced, which may be pinned itself
   */
  boolean matches(Node node, Map<String, Node> names, Pins pins, boolean top);

  /** Any value; the same value where the name stands twice. */
  record Any(String name) implements Pattern {
    @Override
    public boolean matches(Node node, Map<String, Node> names, Pins pins, boolean top) {
      Node before = names.putIfAbsent(name, node);
      return before == null || before == node;
    }
  }

  /** A tensor filled with a number; the two zeros are told apart. */
  record Literal(double value) implements Pattern {
    @Override
    public boolean matches(Node node, Map<String, Node> names, Pins pins, boolean top) {
      OptionalDouble constant = Constants.value(node);
      return constant.isPresent() && Double.compare(constant.getAsDouble(), value) == 0;
    }
  }

  /** An operator applied to what its operands look like. */
  record Apply(Elementwise op, List<Pattern> operands) implements Pattern {
    @Override
    public boolean matches(Node node, Map<String, Node> names, Pins pins, boolean top) {
      if (node.op() != op || (!top && pins.holds(node))) {
        return false;
      }
      for (int i = 0; i < operands.size(); i++) {
        if (!operands.get(i).matches(node.input(i), names, pins, false)) {
          return false;
        }
      }
      return true;
    }
  }

  static Pattern of(Ast.Expression expression) {
    if (expression instanceof Ast.Name name) {
      return new Any(name.name());
    }
    if (expression instanceof Ast.Number number) {
      return new Literal(number.value());
    }
    if (expression instanceof Ast.Parenthesized inner) {
      return of(inner.inner());
    }
    if (expression instanceof Ast.Unary unary) {
      return unary(unary);
    }
    if (expression instanceof Ast.Chain chain) {
      Pattern left = of(chain.first());
      for (Ast.Link link : chain.links()) {
        left = infix(link.operator(), left, of(link.operand()));
      }
      return left;
    }
    if (expression instanceof Ast.Binary binary) {
      return infix(binary.operator(), of(binary.left()), of(binary.right()));
    }
    if (expression instanceof Ast.Call call) {
      return call(call);
    }
    throw new IllegalArgumentException("not allowed in a rule: " + expression);
  }

  private static Pattern unary(Ast.Unary unary) {
    Pattern operand = of(unary.operand());
    if (unary.operator() == Prefix.NOT) {
      return new Apply(Elementwise.NOT, List.of(operand));
    }
    return operand instanceof Literal literal
        ? new Literal(-literal.value())
        : new Apply(Elementwise.NEGATE, List.of(operand));
  }

  private static Pattern infix(Infix sign, Pattern left, Pattern right) {
    Elementwise op =
        switch (sign) {
          case PLUS -> Elementwise.ADD;
          case MINUS -> Elementwise.SUBTRACT;
          case TIMES -> Elementwise.MULTIPLY;
          case DIVIDE -> Elementwise.DIVIDE;
          case POWER -> Elementwise.POW;
          case LESS, GREATER -> Elementwise.LESS;
          case LESS_EQUAL, GREATER_EQUAL -> Elementwise.LESS_EQUAL;
          case EQUAL -> Elementwise.EQUAL;
          case AND -> Elementwise.AND;
          case OR -> Elementwise.OR;
          case NOT_EQUAL, MATMUL ->
              throw new IllegalArgumentException("not allowed in a rule: " + sign);
        };
    boolean swapped = sign == Infix.GREATER || sign == Infix.GREATER_EQUAL;
    return new Apply(op, swapped ? List.of(right, left) : List.of(left, right));
  }

  private static Pattern call(Ast.Call call) {
    Elementwise op = Formula.function(call.function().name());
    if (op == null || op.arity() != call.arguments().size()) {
      throw new IllegalArgumentException("no operator for " + call.function().name());
    }
    List<Pattern> operands = new ArrayList<>();
    call.arguments().forEach(argument -> operands.add(of(argument.value())));
    return new Apply(op, List.copyOf(operands));
  }
}
