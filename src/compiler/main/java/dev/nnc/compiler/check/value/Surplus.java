package dev.nnc.compiler.check.value;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An argument without a name that has no place.
 *
 * @param arguments of the call
 * @param argument the first of them that has none
 */
record Surplus(Signature signature, List<Value.Argument> arguments, Value.Argument argument) {
  Problem problem() {
    boolean named = signature.parameters().stream().anyMatch(each -> !each.positional());
    return Problem.of(
        Code.TOO_MANY_ARGUMENTS,
        argument.span(),
        "`" + signature.name() + "` takes no further argument" + (named ? " without a name" : ""),
        DecimalComma.help(arguments, argument, help()));
  }

  private String help() {
    List<Value.Argument> listed = listed();
    if (!listed.isEmpty()) {
      String texts =
          listed.stream().map(each -> each.span().text()).collect(Collectors.joining(", "));
      return "several stand in brackets, [" + texts + "]: " + signature.text();
    }
    List<String> meant = meant();
    if (meant.isEmpty()) {
      return signature.text();
    }
    String choice = meant.stream().map(name -> name + " = …").collect(Collectors.joining(" or "));
    return "write " + choice + ": " + signature.text();
  }

  /** Elements of one list that were given as arguments of their own. */
  private List<Value.Argument> listed() {
    List<Value.Argument> unnamed = arguments.stream().filter(a -> a.name() == null).toList();
    int last = unnamed.indexOf(argument);
    int parts = signature.names().indexOf("parts");
    if (parts >= 0 && parts < last && !isNumber(argument.value())) {
      return unnamed.stream().skip(parts).filter(each -> !isNumber(each.value())).toList();
    }
    int shape = signature.names().indexOf("shape");
    List<Value.Argument> sizes = shape < 0 ? List.of() : unnamed.stream().skip(shape).toList();
    return shape < last && sizes.stream().allMatch(each -> isSize(each.value()))
        ? sizes
        : List.of();
  }

  private static boolean isSize(Value value) {
    return value instanceof Value.Dimension
        || (value instanceof Value.Number number && number.integer() && number.value() >= 1);
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Number || value instanceof Value.Dimension;
  }

  /** The parameters that the argument can be meant for: of its kind, or else of any. */
  private List<String> meant() {
    List<String> alike = open(this::isAlike);
    if (argument.value() instanceof Value.Function function) {
      boolean initial = Signature.of(function).first().equals("shape");
      alike = alike.stream().filter(name -> name.endsWith("init") == initial).limit(1).toList();
    }
    return alike.isEmpty() ? open(Surplus::isOfAnyKind) : alike;
  }

  /** Those of a kind that are not given yet and have to be named. */
  private List<String> open(Predicate<Ast.@Nullable Expression> kind) {
    return signature.parameters().stream()
        .filter(each -> !each.positional() && kind.test(each.preset()))
        .map(Signature.Parameter::name)
        .filter(name -> arguments.stream().noneMatch(each -> name.equals(each.name())))
        .toList();
  }

  private static boolean isOfAnyKind(Ast.@Nullable Expression preset) {
    return preset == null || isNone(preset);
  }

  private static boolean isNone(Ast.Expression preset) {
    return preset instanceof Ast.Name name && name.name().equals("none");
  }

  private boolean isAlike(Ast.@Nullable Expression preset) {
    if (preset == null || isNone(preset)) {
      return false;
    }
    Value value = argument.value();
    boolean number = isNumber(value) || value instanceof Value.Tensor;
    return (number && (preset instanceof Ast.Number || preset instanceof Ast.Unary))
        || (value instanceof Value.Truth && preset instanceof Ast.Truth)
        || (value instanceof Value.Text && preset instanceof Ast.Text)
        || (value instanceof Value.Function
            && (preset instanceof Ast.Name || preset instanceof Ast.Call));
  }
}
