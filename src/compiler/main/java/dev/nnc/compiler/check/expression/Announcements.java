package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Span;
import java.util.List;

/** Tells a scope which names a body binds further below, so that a name used too early is known. */
public final class Announcements {
  private Announcements() {}

  public static void announce(List<Ast.Statement> body, Scope scope) {
    announce(body, scope, false);
  }

  private static void announce(List<Ast.Statement> body, Scope scope, boolean inside) {
    for (Ast.Statement statement : body) {
      one(statement, scope, inside);
      if (statement instanceof Ast.Repeat repeat) {
        announce(repeat.body(), scope, true);
      }
      if (statement instanceof Ast.If choice) {
        choice.branches().forEach(branch -> announce(branch.body(), scope, true));
        List<Ast.Statement> otherwise = choice.otherwise();
        announce(otherwise == null ? List.of() : otherwise, scope, true);
      }
    }
  }

  private static void one(Ast.Statement statement, Scope scope, boolean inside) {
    if (statement instanceof Ast.Bind bind) {
      for (Ast.Target target : bind.targets()) {
        announce(target.name(), target.span(), scope, inside || target.next());
      }
    }
    Ast.Identifier name = Declared.name(statement);
    if (name != null) {
      announce(name.name(), name.span(), scope, inside);
    }
  }

  private static void announce(String name, Span span, Scope scope, boolean inside) {
    scope.announce(name, new Scope.Later(span, inside));
  }
}
