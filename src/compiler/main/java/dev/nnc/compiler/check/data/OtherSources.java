package dev.nnc.compiler.check.data;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.expression.Elaborator;
import dev.nnc.compiler.check.value.Binding;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Signature;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.source.DrawnKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks sources that are no files: rows that are drawn, and tables of the program's. */
final class OtherSources {
  private final Elaborator elaborator;
  private final Scope scope;

  OtherSources(Elaborator elaborator, Scope scope) {
    this.elaborator = elaborator;
    this.scope = scope;
  }

  /** What they are called. */
  static List<String> words() {
    List<String> words = new ArrayList<>(DrawnKind.words());
    words.add(SourcePlan.TABLE);
    return words;
  }

  /**
   * Takes the arguments of a source.
   *
   * @return whether there is one of this name
   */
  boolean read(Ast.Call call, List<String> files, List<Program.Option> options) {
    String word = call.function().name();
    if (word.equals(SourcePlan.TABLE)) {
      files.add(table(call));
      return true;
    }
    Optional<DrawnKind> kind = DrawnKind.of(word);
    kind.ifPresent(drawn -> options.addAll(drawn(drawn, call)));
    return kind.isPresent();
  }

  private String table(Ast.Call call) {
    boolean single = call.arguments().size() == 1 && call.arguments().get(0).name() == null;
    Value value = single ? elaborator.evaluate(call.arguments().get(0).value(), scope) : Value.NONE;
    if (value instanceof Value.Text text && !text.value().isBlank()) {
      return text.value();
    }
    throw Problem.of(
        Code.BAD_DATA,
        call.span(),
        "`table` needs the name under which the program hands rows over",
        "write table(\"sales\")");
  }

  private List<Program.Option> drawn(DrawnKind kind, Ast.Call call) {
    Builtin builtin = builtin(kind);
    List<Value.Argument> arguments = new ArrayList<>();
    for (Ast.Argument argument : call.arguments()) {
      String name = argument.name() == null ? null : argument.name().name();
      Value value = elaborator.evaluate(argument.value(), scope);
      arguments.add(new Value.Argument(name, value, argument.span()));
    }
    Binding bound = Binding.of(Signature.of(builtin), arguments, call.span());
    if (bound.missing() != null) {
      throw Problem.of(
          Code.MISSING_ARGUMENT,
          call.span(),
          "`" + kind.word() + "` needs `" + bound.missing() + "`",
          Signature.of(builtin).text());
    }
    List<Program.Option> options = new ArrayList<>();
    for (DrawnKind.Parameter parameter : kind.parameters()) {
      Value.Argument given = bound.values().get(parameter.word());
      if (given != null) {
        options.add(new Program.Option(parameter.word(), number(kind, parameter, given)));
      }
    }
    return options;
  }

  /** What is needed may be given without its name. */
  private static Builtin builtin(DrawnKind kind) {
    List<String> names = new ArrayList<>();
    int positional = 0;
    for (DrawnKind.Parameter parameter : kind.parameters()) {
      boolean required = Double.isNaN(parameter.preset());
      names.add(required ? parameter.word() : parameter.word() + "?");
      positional += required ? 1 : 0;
    }
    return Builtin.of(kind.word(), positional, a -> Value.NONE, names.toArray(String[]::new));
  }

  private static String number(
      DrawnKind kind, DrawnKind.Parameter parameter, Value.Argument given) {
    Span span = given.span();
    double number =
        Arithmetic.number(given.value())
            .orElseThrow(
                () ->
                    Arithmetic.notConstant(
                        given.value(), span, "`" + parameter.word() + "` of " + kind.word()));
    if (!parameter.accepts(number)) {
      throw Problem.of(
          Code.BAD_VALUE,
          span,
          "`"
              + parameter.word()
              + "` of "
              + kind.word()
              + " is "
              + parameter.wanted()
              + ", not "
              + Describe.number(number),
          "for example: " + example(kind));
    }
    return Describe.number(number);
  }

  private static String example(DrawnKind kind) {
    return switch (kind) {
      case LINSPACE -> "linspace(-1, 1, 100)";
      case NORMAL -> "normal(100, columns = 2)";
      case UNIFORM -> "uniform(100, low = -1, high = 1)";
      case BLOBS -> "blobs(300, centers = 3)";
      case MOONS -> "moons(200, noise = 0.1)";
      case SPIRALS -> "spirals(200, arms = 2)";
    };
  }
}
