package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Binding;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Signature;
import dev.nnc.compiler.check.value.UnknownNames;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.AstWalk;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks what is certain of expressions whose values are not known: their names, and which
 * arguments their calls give. So one mistake does not hide those beside it.
 */
public final class Certain {
  /** Names with a meaning of their own in each mode. */
  private static final Set<String> ALWAYS = Set.of("step", "training");

  private final Consumer<Problem> report;

  /**
   * @param report gets each mistake, also one that is known already
   */
  public Certain(Consumer<Problem> report) {
    this.report = report;
  }

  /** The expression that a statement of a model evaluates, where it has one. */
  public void statement(Ast.Statement statement, Scope scope) {
    if (statement instanceof Ast.Bind bind) {
      expression(bind.value(), scope);
    } else if (statement instanceof Ast.Output output) {
      expression(output.value(), scope);
    } else if (statement instanceof Ast.LayerItem layer) {
      expression(layer.value(), scope);
    } else if (statement instanceof Ast.Penalty penalty) {
      expression(penalty.value(), scope);
    }
  }

  /** An expression and all its parts. */
  public void expression(Ast.@Nullable Expression root, Scope scope) {
    if (root != null) {
      AstWalk.walk(root, part -> guarded(part, scope));
    }
  }

  private void guarded(Ast.Expression part, Scope scope) {
    try {
      part(part, scope);
    } catch (Problem e) {
      report.accept(e);
    }
  }

  private void part(Ast.Expression part, Scope scope) {
    if (part instanceof Ast.Name name && !name.next() && !isKnown(name.name(), scope)) {
      throw UnknownNames.value(name.name(), name.span(), scope);
    }
    if (part instanceof Ast.Call call) {
      call(call, scope);
    } else if (part instanceof Ast.With with) {
      with.substitutions().forEach(each -> expression(each.variable(), scope));
    }
  }

  private static boolean isKnown(String name, Scope scope) {
    return ALWAYS.contains(name) || scope.find(name) != null;
  }

  private void call(Ast.Call call, Scope scope) {
    Ast.Identifier name = call.function();
    Scope.Binding found = scope.find(name.name());
    if (found == null) {
      throw UnknownNames.function(name.name(), name.span(), scope);
    }
    List<Value.Argument> arguments = arguments(call);
    Problem problem = misfit(found.value(), arguments, call.span());
    while (problem != null) {
      report.accept(problem);
      problem = remove(problem, arguments) ? misfit(found.value(), arguments, call.span()) : null;
    }
  }

  private static List<Value.Argument> arguments(Ast.Call call) {
    List<Value.Argument> arguments = new ArrayList<>();
    for (Ast.Argument argument : call.arguments()) {
      Ast.Identifier given = argument.name();
      String parameter = given == null ? null : given.name();
      arguments.add(new Value.Argument(parameter, Value.BROKEN, argument.span()));
    }
    return arguments;
  }

  /**
   * Goes on without an argument whose name is wrong. One whose place is wrong says nothing certain
   * of those behind it.
   */
  private static boolean remove(Problem problem, List<Value.Argument> arguments) {
    Diagnostic told = problem.diagnostic();
    return told != null
        && told.code() == Code.UNKNOWN_ARGUMENT
        && arguments.removeIf(argument -> argument.span().equals(told.span()));
  }

  private static @Nullable Problem misfit(
      Value function, List<Value.Argument> arguments, Span span) {
    try {
      requireFitting(signatures(function), arguments, span);
      return null;
    } catch (Problem e) {
      return function instanceof Value.Defined defined ? Calls.withOthers(e, defined) : e;
    }
  }

  /** What a call may look like; nothing where that is not certain. */
  private static List<Signature> signatures(Value value) {
    if (value instanceof Value.Defined defined) {
      return defined.overloads().stream().map(Signature::of).toList();
    }
    return value instanceof Value.Primitive primitive && !primitive.builtin().open()
        ? List.of(Signature.of(primitive.builtin()))
        : List.of();
  }

  /** Each argument must have its parameter, in one of several definitions of the name. */
  private static void requireFitting(
      List<Signature> signatures, List<Value.Argument> arguments, Span span) {
    Problem first = null;
    for (Signature signature : signatures) {
      try {
        Binding.of(signature, arguments, span);
        return;
      } catch (Problem e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
