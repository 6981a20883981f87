package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.value.CallStack;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks {@code require}, as far as what it is about is known when compiling. */
final class Requirements {
  private final Elaborator elaborator;

  Requirements(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  void check(Ast.Require require, Scope scope) {
    Map<String, Value> mentioned = mentioned(require.condition(), scope);
    if (mentioned.values().stream().anyMatch(Value.Broken.class::isInstance)) {
      throw Problem.silent();
    }
    if (mentioned.values().stream().anyMatch(Value.Tensor.class::isInstance)) {
      return;
    }
    Value holds = elaborator.evaluate(require.condition(), scope);
    if (holds instanceof Value.Tensor) {
      return;
    }
    if (!elaborator.truth(holds, require.condition().span(), "the condition of `require`")) {
      throw broken(require, mentioned);
    }
  }

  /** The names of a condition that stand for values; the others are reported where it is taken. */
  private static Map<String, Value> mentioned(Ast.Expression condition, Scope scope) {
    Map<String, Value> values = new LinkedHashMap<>();
    new Mentions(
            name -> {
              Value value = scope.value(name.name());
              if (value != null) {
                values.put(name.name(), value);
              }
            },
            function -> {})
        .expression(condition);
    return values;
  }

  /** Shown at the call, where there is one: that is where the value comes from. */
  private Problem broken(Ast.Require require, Map<String, Value> mentioned) {
    CallStack.Frame call = call(require);
    String condition = require.condition().span().oneLine();
    String given =
        mentioned.entrySet().stream()
            .flatMap(
                entry ->
                    shown(entry.getValue())
                        .map(value -> "`" + entry.getKey() + "` is " + value)
                        .stream())
            .collect(Collectors.joining(", "));
    String subject = call == null ? "the model" : "`" + named(call) + "`";
    Diagnostic diagnostic =
        Diagnostic.of(
            Code.BAD_VALUE,
            call == null ? require.span() : call.call(),
            subject + " requires " + condition + (given.isEmpty() ? "" : ", and " + given));
    return new Problem(
        diagnostic
            .related(related(require.span(), call), "required here")
            .help(require.help() == null ? "give values that fulfil it" : require.help().value()));
  }

  /** What one definition of the library requires of another is a matter of the user's call. */
  private CallStack.@Nullable Frame call(Ast.Require require) {
    CallStack stack = elaborator.context().stack();
    CallStack.Frame user = require.span().source().isLibrary() ? stack.userFrame() : null;
    return user == null ? stack.frame() : user;
  }

  /** The definition that requires it, if the user named it in the call, as initializers are. */
  private String named(CallStack.Frame call) {
    CallStack.Frame innermost = elaborator.context().stack().frame();
    List<String> written = Arrays.asList(call.call().text().split("\\W+"));
    return innermost != null && written.contains(innermost.name()) ? innermost.name() : call.name();
  }

  private static @Nullable Span related(Span span, CallStack.@Nullable Frame call) {
    return call == null || span.source().isLibrary() ? null : span;
  }

  private static Optional<String> shown(Value value) {
    if (value instanceof Value.Text text) {
      return Optional.of("\"" + text.value() + "\"");
    }
    OptionalDouble number = Arithmetic.number(value);
    return number.isPresent()
        ? Optional.of(Describe.number(number.getAsDouble()))
        : Optional.empty();
  }
}
