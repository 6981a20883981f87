package dev.nnc.compiler.check.value;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.AstWalk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often one expression calls each definition, so that a path names {@code dense} where it is
 * called once and {@code dense_1}, {@code dense_2} where it is called twice.
 */
public final class CallNumbers {
  public static final CallNumbers NONE = new CallNumbers();

  private final Map<String, Integer> total = new HashMap<>();
  private final Map<String, Integer> met = new HashMap<>();

  private CallNumbers() {}

  /** Of what is evaluated under one path. */
  public static CallNumbers of(List<Ast.Expression> expressions, Scope scope) {
    CallNumbers numbers = new CallNumbers();
    expressions.forEach(each -> AstWalk.walk(each, part -> numbers.count(part, scope)));
    return numbers;
  }

  private void count(Ast.Expression part, Scope scope) {
    String name =
        part instanceof Ast.Call call
            ? call.function().name()
            : part instanceof Ast.Name plain ? plain.name() : "";
    if (scope.value(name) instanceof Value.Function function) {
      total.merge(function.name(), 1, Integer::sum);
    }
  }

  /** The segment of a path for the next call of a definition. */
  public String segment(String name) {
    if (total.getOrDefault(name, 0) < 2) {
      return name;
    }
    return name + "_" + met.merge(name, 1, Integer::sum);
  }
}
