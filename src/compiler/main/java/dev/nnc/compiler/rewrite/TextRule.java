package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Formula;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule written as text: {@code stable log(1 + x) => log1p(x)}. Names stand for any value, the
 * same name for the same value.
 */
final class TextRule implements Rule {
  private final Strength strength;
  private final String text;
  private final Pattern left;
  private final Formula right;

  private TextRule(Strength strength, String text, Pattern left, Formula right) {
    this.strength = strength;
    this.text = text;
    this.left = left;
    this.right = right;
  }

  static TextRule parse(String line) {
    int space = line.indexOf(' ');
    int arrow = line.indexOf("=>");
    Strength strength = Strength.valueOf(line.substring(0, space).toUpperCase(Locale.ROOT));
    Formula left = new Formula(line.substring(space, arrow).strip());
    Formula right = new Formula(line.substring(arrow + 2).strip());
    Pattern found = Pattern.of(left.expression());
    if (Cost.of(Pattern.of(right.expression())) >= Cost.of(found)) {
      throw new IllegalArgumentException("a rule that saves nothing: " + line);
    }
    return new TextRule(strength, line, found, right);
  }

  @Override
  public Strength strength() {
    return strength;
  }

  /** What stands at the top of the left side, or null for any. */
  Pattern left() {
    return left;
  }

  Formula right() {
    return right;
  }

  @Override
  public @Nullable Node apply(GraphBuilder builder, Node node, Pins pins) {
    Map<String, Node> names = new HashMap<>();
    if (!left.matches(node, names, pins, true)) {
      return null;
    }
    return right.build(builder, names, node.type());
  }

  @Override
  public String toString() {
    return text;
  }
}
