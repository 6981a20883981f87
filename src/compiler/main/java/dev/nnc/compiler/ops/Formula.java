package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.Infix;
import dev.nnc.compiler.syntax.Prefix;
import dev.nnc.compiler.syntax.parse.ScriptParser;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A formula in the language's own notation, over elementwise operators and named operands. */
public final class Formula {
  /** Made when first asked for: the operators' own constants hold formulas. */
  private static final class Functions {
    static final Map<String, Elementwise> BY_NAME =
        Arrays.stream(Elementwise.values())
            .collect(Collectors.toUnmodifiableMap(Elementwise::label, op -> op));
  }

  private final String text;
  private Ast.@Nullable Expression parsed;

  public Formula(String text) {
    this.text = text;
  }

  static List<Formula> all(String... texts) {
    List<Formula> formulas = new ArrayList<>();
    for (String text : texts) {
      formulas.add(new Formula(text));
    }
    return List.copyOf(formulas);
  }

  /** The operator that a formula calls by this name, or null. */
  public static @Nullable Elementwise function(String name) {
    return Functions.BY_NAME.get(name);
  }

  public boolean isZero() {
    return text.equals("0");
  }

  /** As written in the catalogue. */
  public String text() {
    return text;
  }

  /** Parsed on first use. */
  public synchronized Ast.Expression expression() {
    if (parsed == null) {
      Diagnostics diagnostics = new Diagnostics();
      parsed = ScriptParser.expression(Source.library("formula", text), diagnostics);
      if (diagnostics.hasErrors()) {
        throw new IllegalStateException(diagnostics.sorted().toString());
      }
    }
    return parsed;
  }

  @Nullable Node gradient(GraphBuilder builder, Node node, Node cotangent) {
    if (isZero()) {
      return null;
    }
    Map<String, Node> names = new HashMap<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      names.put(String.valueOf((char) ('a' + i)), node.input(i));
    }
    names.put("y", node);
    names.put("g", cotangent);
    return build(builder, names, cotangent.type());
  }

  /**
   * Builds the formula's nodes.
   *
   * @param names what its names stand for
   * @param type of numbers that stand alone
   */
  public Node build(GraphBuilder builder, Map<String, Node> names, TensorType type) {
    return new Evaluation(builder, names, type).node(expression());
  }

  private record Evaluation(GraphBuilder builder, Map<String, Node> names, TensorType type) {

    Node node(Ast.Expression expression) {
      return node(expression, type);
    }

    /** Numbers become constants of the type that their neighbours have. */
    private Node node(Ast.Expression expression, TensorType context) {
      if (expression instanceof Ast.Number number) {
        return Constants.of(builder, number.value(), context);
      }
      if (expression instanceof Ast.Name name) {
        Node bound = names.get(name.name());
        if (bound == null) {
          throw new IllegalArgumentException("unknown name in formula: " + name.name());
        }
        return bound;
      }
      if (expression instanceof Ast.Parenthesized inner) {
        return node(inner.inner(), context);
      }
      if (expression instanceof Ast.Unary unary) {
        return unary(unary, context);
      }
      if (expression instanceof Ast.Binary binary) {
        return binary(binary.operator(), binary.left(), binary.right(), context);
      }
      if (expression instanceof Ast.Chain chain) {
        return chain(chain, context);
      }
      if (expression instanceof Ast.Call call) {
        return call(call, context);
      }
      throw new IllegalArgumentException("not allowed in a formula: " + expression);
    }

    private Node unary(Ast.Unary unary, TensorType context) {
      if (unary.operator() == Prefix.MINUS && unary.operand() instanceof Ast.Number number) {
        return Constants.of(builder, -number.value(), context);
      }
      Elementwise op = unary.operator() == Prefix.MINUS ? Elementwise.NEGATE : Elementwise.NOT;
      return builder.node(op, node(unary.operand(), context));
    }

    private Node chain(Ast.Chain chain, TensorType context) {
      Node left = null;
      Ast.Expression first = chain.first();
      for (Ast.Link link : chain.links()) {
        TensorType shared =
            typeOf(link.operand(), left == null ? typeOf(first, context) : left.type());
        Node a = left == null ? node(first, shared) : left;
        left = Infixes.apply(builder, link.operator(), a, node(link.operand(), a.type()));
      }
      return java.util.Objects.requireNonNull(left);
    }

    private Node binary(
        Infix operator, Ast.Expression left, Ast.Expression right, TensorType context) {
      TensorType shared = typeOf(right, typeOf(left, context));
      Node a = node(left, shared);
      return Infixes.apply(builder, operator, a, node(right, a.type()));
    }

    private Node call(Ast.Call call, TensorType context) {
      Elementwise op = function(call.function().name().toLowerCase(Locale.ROOT));
      if (op == null) {
        throw new IllegalArgumentException(
            "unknown function in formula: " + call.function().name());
      }
      List<Node> inputs = new ArrayList<>();
      for (Ast.Argument argument : call.arguments()) {
        inputs.add(node(argument.value(), context));
      }
      return builder.node(op, inputs);
    }

    /** The type of an expression if it is more than a number, else what is known so far. */
    private TensorType typeOf(Ast.Expression expression, TensorType known) {
      boolean number =
          expression instanceof Ast.Number
              || (expression instanceof Ast.Unary unary && unary.operand() instanceof Ast.Number);
      return number ? known : node(expression, known).type();
    }
  }
}
