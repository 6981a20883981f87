package dev.nnc.compiler.check.value;

import dev.nnc.compiler.check.advice.Habits;
import dev.nnc.compiler.check.advice.Nearest;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.syntax.ForeignArguments;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Arguments given to parameters.
 *
 * @param values by parameter
 * @param missing the first required parameter that got none, or null
 */
public record Binding(Map<String, Value.Argument> values, @Nullable String missing) {

  public static Binding of(Signature signature, List<Value.Argument> arguments, Span span) {
    Map<String, Value.Argument> values = new LinkedHashMap<>();
    int position = 0;
    for (Value.Argument argument : arguments) {
      String name = argument.name();
      if (name == null) {
        name = positional(signature, position++, argument, arguments);
      } else if (!signature.names().contains(name)) {
        throw unknown(signature, name, argument);
      }
      if (values.put(name, argument) != null) {
        throw twice(signature, name, argument, arguments);
      }
    }
    Optional<String> missing =
        signature.parameters().stream()
            .filter(parameter -> parameter.required() && !values.containsKey(parameter.name()))
            .map(Signature.Parameter::name)
            .findFirst();
    return new Binding(values, missing.orElse(null));
  }

  private static Problem twice(
      Signature signature, String name, Value.Argument argument, List<Value.Argument> arguments) {
    if (signature.parameters().stream().filter(each -> each.name().equals(name)).count() > 1) {
      return Problem.silent(); // told where the parameters are
    }
    return Problem.of(
        Code.DUPLICATE_ARGUMENT,
        argument.span(),
        "`" + signature.name() + "` gets `" + name + "` twice",
        DecimalComma.help(arguments, argument, signature.text()));
  }

  private static String positional(
      Signature signature, int position, Value.Argument argument, List<Value.Argument> arguments) {
    List<Signature.Parameter> parameters = signature.parameters();
    if (position < parameters.size() && parameters.get(position).positional()) {
      return parameters.get(position).name();
    }
    throw new Surplus(signature, arguments, argument).problem();
  }

  private static Problem unknown(Signature signature, String name, Value.Argument argument) {
    Diagnostic diagnostic =
        Diagnostic.of(
            Code.UNKNOWN_ARGUMENT,
            argument.span(),
            signature.name() + " has no argument `" + name + "`");
    Optional<String> meant =
        Habits.argument(name)
            .filter(signature.names()::contains)
            .or(() -> Nearest.of(name, signature.names()));
    if (meant.isPresent()) {
      return new Problem(
          diagnostic.help("did you mean `" + meant.get() + "`?  " + signature.text()));
    }
    return new Problem(diagnostic.help(ForeignArguments.answer(name).orElse(signature.text())));
  }
}
