package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.TrainedVariables;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.AstWalk;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Span;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks what is certain of a definition that nothing calls: its names, and which arguments its
 * calls give. Of what types and shapes its values are, only a call could tell.
 */
public final class Uncalled {
  private static final Set<String> SEEN_BY_RULES =
      Set.of(RuleNames.PARAMETER, RuleNames.GRADIENT, RuleNames.LOSS, RuleNames.UPDATE, "average");

  private final Ast.Definition definition;
  private final Diagnostics diagnostics;
  private final Certain certain = new Certain(this::report);

  public Uncalled(Ast.Definition definition, Diagnostics diagnostics) {
    this.definition = definition;
    this.diagnostics = diagnostics;
  }

  /**
   * @param globals what every definition sees
   */
  public void check(Scope globals) {
    Scope given = new Scope(globals);
    boolean rule = definition.kind() == Ast.DefinitionKind.OPTIMIZER;
    if (rule) {
      SEEN_BY_RULES.forEach(name -> given.bind(name, Value.BROKEN, null));
      given.bind(TrainedVariables.NAME, Value.BROKEN, null);
    }
    Scope scope = new Scope(given);
    definition.parameters().forEach(parameter -> parameter(parameter, scope));
    Scope own = new Scope(scope);
    Announcements.announce(definition.body(), own);
    body(definition.body(), own, false);
    if (!rule && !returns(definition.body())) {
      report(Calls.returnsNothing(definition));
    }
  }

  private void report(Problem problem) {
    Diagnostic diagnostic = problem.diagnostic();
    if (diagnostic != null) {
      diagnostics.report(diagnostic);
    }
  }

  private void guarded(Runnable check) {
    try {
      check.run();
    } catch (Problem e) {
      report(e);
    }
  }

  /** Names in a type stand for the sizes that they meet, unless they are known. */
  private void parameter(Ast.Parameter parameter, Scope scope) {
    Ast.TypeReference type = parameter.type();
    if (type != null) {
      guarded(() -> TypeRules.requireKnown(type));
      sizes(type).forEach(size -> bindSizes(size, scope));
    }
    certain.expression(parameter.preset(), scope);
    scope.bind(parameter.name().name(), Value.BROKEN, parameter.span());
  }

  private static void bindSizes(Ast.Expression size, Scope scope) {
    AstWalk.walk(
        size,
        part -> {
          if (part instanceof Ast.Name name && scope.find(name.name()) == null) {
            scope.bind(name.name(), Value.BROKEN, name.span());
          }
        });
  }

  private static List<Ast.Expression> sizes(Ast.@Nullable TypeReference type) {
    List<Ast.DimReference> dims = type == null ? null : type.dimensions();
    return dims == null
        ? List.of()
        : dims.stream().map(Ast.DimReference::size).filter(Objects::nonNull).toList();
  }

  // ---------------------------------------------------------------- statements

  /**
   * @param rebinds whether a name may be bound again, as in a repeat or an if
   */
  private void body(@Nullable List<Ast.Statement> body, Scope scope, boolean rebinds) {
    if (body != null) {
      body.forEach(statement -> statement(statement, scope, rebinds));
    }
  }

  private void statement(Ast.Statement statement, Scope scope, boolean rebinds) {
    if (statement instanceof Ast.Bind bind) {
      bind.targets().forEach(target -> kept(target, scope));
      certain.expression(bind.value(), scope);
      bind.targets().stream()
          .filter(target -> !target.next())
          .forEach(target -> define(target.name(), target.span(), scope, rebinds));
    } else if (statement instanceof Ast.Repeat repeat) {
      repeat(repeat, scope);
    } else if (statement instanceof Ast.If choice) {
      for (Ast.Branch branch : choice.branches()) {
        certain.expression(branch.condition(), scope);
        body(branch.body(), scope, true);
      }
      body(choice.otherwise(), scope, true);
    } else if (statement instanceof Ast.Return result) {
      result.values().forEach(value -> certain.expression(value, scope));
    } else if (statement instanceof Ast.Penalty penalty) {
      certain.expression(penalty.value(), scope);
    } else if (statement instanceof Ast.Require require) {
      certain.expression(require.condition(), scope);
    } else {
      declaration(statement, scope, rebinds);
    }
  }

  /** What is missing is told once, at its first next value. */
  private void kept(Ast.Target target, Scope scope) {
    try {
      Cells.requireKept(target, scope);
    } catch (Problem e) {
      report(e);
      scope.bind(target.name(), Value.BROKEN, target.span());
    }
  }

  private void declaration(Ast.Statement statement, Scope scope, boolean rebinds) {
    if (statement instanceof Ast.Declaration declaration) {
      sizes(declaration.type()).forEach(size -> certain.expression(size, scope));
      certain.expression(declaration.initial(), scope);
    } else if (statement instanceof Ast.LayerItem layer) {
      certain.expression(layer.value(), scope);
    }
    Ast.Identifier name = Declared.name(statement);
    if (name != null) {
      define(name.name(), name.span(), scope, rebinds);
    }
  }

  private void repeat(Ast.Repeat repeat, Scope scope) {
    certain.expression(repeat.count(), scope);
    Scope inner = Scope.repeated(scope);
    Ast.Identifier index = repeat.index();
    if (index != null) {
      inner.bind(index.name(), Value.BROKEN, index.span());
    }
    body(repeat.body(), inner, true);
  }

  private void define(String name, Span span, Scope scope, boolean rebinds) {
    Scope.Binding before = scope.own(name);
    if (before != null && !rebinds) {
      report(Blocks.boundAlready(name, span, before));
    }
    scope.bind(name, Value.BROKEN, span);
  }

  private static boolean returns(List<Ast.Statement> body) {
    return body.stream().anyMatch(Uncalled::returns);
  }

  private static boolean returns(Ast.Statement statement) {
    if (statement instanceof Ast.Repeat repeat) {
      return returns(repeat.body());
    }
    if (statement instanceof Ast.If choice) {
      List<Ast.Statement> otherwise = choice.otherwise();
      return choice.branches().stream().anyMatch(branch -> returns(branch.body()))
          || (otherwise != null && returns(otherwise));
    }
    return statement instanceof Ast.Return;
  }
}
