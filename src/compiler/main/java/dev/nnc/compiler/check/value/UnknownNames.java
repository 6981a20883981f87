package dev.nnc.compiler.check.value;

import dev.nnc.compiler.check.advice.Nearest;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.syntax.ForeignNames;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers for names that nothing defines. */
public final class UnknownNames {
  private UnknownNames() {}

  /** A name where a value is needed. */
  public static Problem value(String name, Span span, Scope scope) {
    Diagnostic diagnostic = unknown(name, span);
    Scope.Later later = scope.later(name);
    if (later != null && later.span().start() > span.start()) {
      return later(name, span, later);
    }
    if (later != null && later.inside() && !later.span().equals(span)) {
      return new Problem(
          diagnostic
              .related(later.span(), "this `" + name + "` is known inside its block only")
              .help("bind it before the block, and again inside it"));
    }
    return new Problem(
        diagnostic.help(
            ForeignNames.answer(name)
                .or(() -> Nearest.question(name, values(scope)))
                .or(
                    () ->
                        name.length() < 3
                            ? Optional.empty()
                            : Nearest.question(name, scope.names()))
                .orElse("define it above: " + name + " = …")));
  }

  private static Problem later(String name, Span span, Scope.Later later) {
    return new Problem(
        Diagnostic.of(Code.UNKNOWN_NAME, span, "`" + name + "` is used before it is bound")
            .related(later.span(), "`" + name + "` is bound here")
            .help("move the line that binds it above this one"));
  }

  /** A name where a function is called. */
  public static Problem function(String name, Span span, Scope scope) {
    Scope.Later later = scope.later(name);
    if (later != null && later.span().start() > span.start()) {
      return later(name, span, later);
    }
    return new Problem(
        unknown(name, span)
            .help(
                ForeignNames.answer(name)
                    .or(() -> Nearest.question(name, functions(scope)))
                    .or(() -> Nearest.question(name, scope.names()))
                    .orElse("define it above: def " + name + "(x) = …")));
  }

  /** A name where a dimension is needed. */
  public static Problem dimension(String name, Span span, Scope scope) {
    Diagnostic diagnostic =
        Diagnostic.of(Code.UNKNOWN_NAME, span, "there is no dimension `" + name + "`");
    if (name.equals("None") || name.equals("none")) {
      return new Problem(diagnostic.help("write batch for the number of rows"));
    }
    return new Problem(
        diagnostic.help(
            Nearest.question(name, dimensions(scope))
                .orElse("declare it above the model: dim " + name + " = 10 (or = dynamic)")));
  }

  private static Diagnostic unknown(String name, Span span) {
    return Diagnostic.of(Code.UNKNOWN_NAME, span, "nothing is called `" + name + "`");
  }

  private static List<String> functions(Scope scope) {
    return named(scope, Value.Function.class, true);
  }

  private static List<String> values(Scope scope) {
    return named(scope, Value.Function.class, false);
  }

  private static List<String> dimensions(Scope scope) {
    List<String> names = named(scope, Value.Dimension.class, true);
    names.addAll(named(scope, Value.Number.class, true));
    return names;
  }

  private static List<String> named(Scope scope, Class<? extends Value> kind, boolean wanted) {
    List<String> names = new ArrayList<>();
    for (String name : scope.names()) {
      if (kind.isInstance(scope.value(name)) == wanted) {
        names.add(name);
      }
    }
    return names;
  }
}
