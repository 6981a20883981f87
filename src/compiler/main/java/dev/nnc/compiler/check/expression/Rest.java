package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Signature;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import java.util.List;
import java.util.Objects;

/** What the calls of a function may give it that got its other arguments where it was made. */
final class Rest {
  private final Value.Partial partial;

  Rest(Value.Partial partial) {
    this.partial = partial;
  }

  /** Only the first argument is left to give; another one is the mistake of this call. */
  void require(List<Value.Argument> arguments) {
    List<Value.Argument> unnamed = arguments.stream().filter(a -> a.name() == null).toList();
    if (unnamed.size() > 1) {
      throw problem(
          Code.TOO_MANY_ARGUMENTS,
          unnamed.get(1),
          "`" + partial.name() + "` takes one argument here and no further ones");
    }
    for (Value.Argument argument : arguments) {
      boolean given =
          partial.arguments().stream()
              .anyMatch(own -> own.name() != null && Objects.equals(own.name(), argument.name()));
      if (given) {
        throw problem(
            Code.DUPLICATE_ARGUMENT,
            argument,
            "`" + partial.name() + "` gets `" + argument.name() + "` twice");
      }
    }
  }

  private Problem problem(Code code, Value.Argument argument, String message) {
    return new Problem(
        Diagnostic.of(code, argument.span(), message)
            .related(partial.span(), "its other arguments are given here")
            .help("give them there: " + Signature.of(partial).text()));
  }
}
