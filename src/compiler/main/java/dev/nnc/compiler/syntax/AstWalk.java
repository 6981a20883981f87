package dev.nnc.compiler.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Visits the parts of expressions. */
public final class AstWalk {
  private AstWalk() {}

  /**
   * Visits an expression and all its parts, each before its own parts, in the order of the text.
   */
  public static void walk(Ast.Expression root, Consumer<Ast.Expression> visitor) {
    Deque<Ast.Expression> waiting = new ArrayDeque<>(List.of(root));
    while (!waiting.isEmpty()) {
      Ast.Expression next = waiting.pop();
      visitor.accept(next);
      List<Ast.Expression> parts = parts(next);
      for (int i = parts.size() - 1; i >= 0; i--) {
        waiting.push(parts.get(i));
      }
    }
  }

  /** The expressions directly inside an expression. */
  public static List<Ast.Expression> parts(Ast.Expression expression) {
    if (expression instanceof Ast.Parenthesized inner) {
      return List.of(inner.inner());
    }
    if (expression instanceof Ast.ListLiteral list) {
      return list.elements();
    }
    if (expression instanceof Ast.Index index) {
      List<Ast.Expression> parts = new ArrayList<>(List.of(index.target()));
      index.items().forEach(item -> parts.addAll(present(item.from(), item.to())));
      return parts;
    }
    if (expression instanceof Ast.Call call) {
      return call.arguments().stream().map(Ast.Argument::value).toList();
    }
    if (expression instanceof Ast.Unary unary) {
      return List.of(unary.operand());
    }
    if (expression instanceof Ast.Binary binary) {
      return List.of(binary.left(), binary.right());
    }
    if (expression instanceof Ast.Chain chain) {
      return and(chain.first(), chain.links().stream().map(Ast.Link::operand).toList());
    }
    if (expression instanceof Ast.Pipe pipe) {
      return and(pipe.first(), pipe.stages());
    }
    if (expression instanceof Ast.With with) {
      return and(with.value(), with.substitutions().stream().map(Ast.Substitution::value).toList());
    }
    if (expression instanceof Ast.Then then) {
      return then.parts();
    }
    if (expression instanceof Ast.Quantity quantity) {
      return List.of(quantity.amount());
    }
    if (expression instanceof Ast.Range range) {
      return List.of(range.from(), range.to());
    }
    if (expression instanceof Ast.Missing missing) {
      return List.of(missing.value(), missing.fill());
    }
    return List.of();
  }

  private static List<Ast.Expression> present(
      Ast.@Nullable Expression from, Ast.@Nullable Expression to) {
    return Stream.of(
            from == null ? List.<Ast.Expression>of() : List.of(from),
            to == null ? List.<Ast.Expression>of() : List.of(to))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Ast.Expression> and(Ast.Expression first, List<Ast.Expression> others) {
    List<Ast.Expression> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }
}
