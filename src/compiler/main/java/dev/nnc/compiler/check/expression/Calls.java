package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.ArgumentProblem;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.builtin.FileCalls;
import dev.nnc.compiler.check.value.Binding;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.CallNumbers;
import dev.nnc.compiler.check.value.CallStack;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Signature;
import dev.nnc.compiler.check.value.UnknownNames;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ops.Clock;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates calls. */
public final class Calls {
  private final Elaborator elaborator;
  private final Context context;

  Calls(Elaborator elaborator) {
    this.elaborator = elaborator;
    this.context = elaborator.context();
  }

  /** A call as written, with arguments put before its own. */
  Value call(Ast.Call call, Scope scope, List<Value.Argument> before) {
    Optional<Value> columns = elaborator.dataCall(call, scope);
    if (columns.isPresent()) {
      return columns.get();
    }
    Value.Function function = function(call.function(), scope);
    if (function instanceof Value.Primitive primitive
        && primitive.builtin().name().equals("total")) {
      return new Totals(elaborator).total(call, scope);
    }
    if (function instanceof Value.Primitive primitive
        && primitive.builtin().name().equals("gradient_at")) {
      return new GradientElsewhere(elaborator).gradient(call, scope);
    }
    List<Value.Argument> arguments = new ArrayList<>(before);
    for (Ast.Argument argument : call.arguments()) {
      String name = argument.name() == null ? null : argument.name().name();
      Value value = elaborator.evaluate(argument.value(), scope);
      arguments.add(new Value.Argument(name, value, argument.span()));
    }
    return apply(function, arguments, call.span());
  }

  /** What stands right of {@code |>}. */
  Value stage(Ast.Expression stage, Scope scope, Value.Argument first) {
    if (stage instanceof Ast.Call call) {
      return call(call, scope, List.of(first));
    }
    Ast.Name name = (Ast.Name) stage;
    Value.Function function = function(new Ast.Identifier(name.span(), name.name()), scope);
    return apply(function, List.of(first), stage.span());
  }

  private static Value.Function function(Ast.Identifier name, Scope scope) {
    Value value = scope.value(name.name());
    if (value instanceof Value.Function function) {
      return function;
    }
    if (value instanceof Value.Broken) {
      throw Problem.silent();
    }
    if (value == null) {
      throw UnknownNames.function(name.name(), name.span(), scope);
    }
    if (value instanceof Value.Text text) {
      throw quoted(name, text, scope);
    }
    Scope.Binding binding = scope.find(name.name());
    Span where = binding == null ? null : binding.span();
    boolean near = where != null && where.source() == name.span().source();
    throw new Problem(
        Diagnostic.of(
                Code.NOT_CALLABLE,
                name.span(),
                "`" + name.name() + "` is " + Describe.of(value) + " and cannot be called")
            .related(near ? where : null, "`" + name.name() + "` is bound here")
            .help("write " + name.name() + " * (…) to multiply, or another name to call"));
  }

  /** A function that was named in quotes, as other tools name what is called. */
  private static Problem quoted(Ast.Identifier name, Value.Text text, Scope scope) {
    boolean known = scope.value(text.value()) != null;
    return Problem.of(
        Code.NOT_CALLABLE,
        name.span(),
        "`" + name.name() + "` must be a function, and this is " + Describe.of(text),
        known
            ? "write it without quotes: " + name.name() + " = " + text.value()
            : "name a function without quotes: " + name.name() + " = mean");
  }

  /** Calls a function value. */
  public Value apply(Value.Function function, List<Value.Argument> arguments, Span span) {
    if (function instanceof Value.Partial partial) {
      new Rest(partial).require(arguments);
      List<Value.Argument> all = new ArrayList<>(arguments);
      all.addAll(partial.arguments());
      return apply(partial.function(), all, span);
    }
    if (function instanceof Value.Layer layer) {
      return layer(layer, arguments, span);
    }
    if (function instanceof Value.Primitive primitive) {
      return primitive(primitive, arguments, span);
    }
    return defined((Value.Defined) function, arguments, span);
  }

  /** A function as it is wanted where its first argument comes later. */
  public Value.Function wanted(Value value, Span span, String what) {
    if (value instanceof Value.Function function) {
      return function;
    }
    if (value instanceof Value.Broken) {
      throw Problem.silent();
    }
    throw Problem.of(
        Code.WRONG_TYPE,
        span,
        what + " is needed here, and this is " + Describe.of(value),
        "leave out the first argument: l2(0.01), dense(10), normal(stddev = 1)");
  }

  private Value layer(Value.Layer layer, List<Value.Argument> arguments, Span span) {
    Value[] result = new Value[1];
    context.stack().inLayer(layer, () -> result[0] = apply(layer.function(), arguments, span));
    return result[0];
  }

  // ---------------------------------------------------------------- the compiler's functions

  private Value primitive(Value.Primitive primitive, List<Value.Argument> arguments, Span span) {
    Builtin builtin = primitive.builtin();
    Signature signature = Signature.of(builtin);
    List<Value.Argument> own = new ArrayList<>();
    List<Value.Argument> further = new ArrayList<>();
    for (Value.Argument argument : arguments) {
      (builtin.isFurther(argument, own.size()) ? further : own).add(argument);
    }
    Binding bound = Binding.of(signature, own, span);
    String missing = bound.missing();
    if (missing != null) {
      Value later = partialOrProblem(primitive, signature, own, bound, span);
      return further.isEmpty() ? later : new Value.Partial(primitive, arguments, span, missing);
    }
    List<Value.Argument> values = new ArrayList<>();
    for (Builtin.Parameter parameter : builtin.parameters()) {
      Value.Argument given = bound.values().get(parameter.name());
      values.add(
          given != null ? computed(given, builtin) : new Value.Argument(null, Value.NONE, span));
    }
    return builtin.body().apply(new Builtin.Arguments(elaborator, builtin, values, further, span));
  }

  /** Columns are read as numbers, but for functions of columns themselves. */
  private Value.Argument computed(Value.Argument argument, Builtin builtin) {
    if (!(argument.value() instanceof Value.Columns) || elaborator.takesColumns(builtin)) {
      return argument;
    }
    Value tensor = new Value.Tensor(elaborator.tensor(argument.value(), argument.span()));
    return new Value.Argument(argument.name(), tensor, argument.span());
  }

  /** A call that fits once its first parameter comes is a function; any other lacks an argument. */
  private static Value partialOrProblem(
      Value.Function function,
      Signature signature,
      List<Value.Argument> arguments,
      Binding bound,
      Span span) {
    boolean startsWithTensor =
        arguments.stream().anyMatch(a -> a.name() == null && holdsTensor(a.value()));
    String missing = bound.missing();
    if (!startsWithTensor) {
      Binding later = Binding.of(signature.withoutFirst(), arguments, span);
      if (later.missing() == null) {
        String lacks = takesTensor(function) ? signature.first() : missing;
        return new Value.Partial(function, arguments, span, Objects.requireNonNull(lacks));
      }
      if (FileCalls.isInitializer(function)) {
        throw lacking(function, later.missing(), signature.withoutFirst(), span);
      }
    }
    throw lacking(function, missing, signature, span);
  }

  private static Problem lacking(
      Value.Function function, @Nullable String missing, Signature signature, Span span) {
    return Problem.of(
        Code.MISSING_ARGUMENT,
        span,
        "`" + function.name() + "` needs `" + missing + "`",
        signature.text());
  }

  private static boolean holdsTensor(Value value) {
    return isTensor(value)
        || value instanceof Value.Columns
        || (value instanceof Value.Items items
            && items.elements().stream().anyMatch(Calls::isTensor));
  }

  /** A schedule is a number that changes with time, and no tensor that a function is called for. */
  private static boolean isTensor(Value value) {
    return value instanceof Value.Tensor tensor
        && !(tensor.node().type().isScalar() && Clock.isReadBy(tensor.node()));
  }

  /** Whether the first parameter is a tensor, so that it is the one that a call leaves out. */
  private static boolean takesTensor(Value.Function function) {
    if (!(function instanceof Value.Defined defined)) {
      return true;
    }
    List<Ast.Parameter> parameters = defined.overloads().get(0).parameters();
    Ast.TypeReference type = parameters.isEmpty() ? null : parameters.get(0).type();
    return type != null && type.dimensions() != null;
  }

  // ---------------------------------------------------------------- definitions

  /** Calls the first definition that fits, or else the first that fits once its start comes. */
  private Value defined(Value.Defined defined, List<Value.Argument> arguments, Span span) {
    Problem first = null;
    Signature incomplete = null;
    for (Ast.Definition definition : defined.overloads()) {
      Signature signature = Signature.of(definition);
      try {
        Binding bound = bound(signature, arguments, span);
        if (bound.missing() == null) {
          return defined(defined, definition, bound, arguments, span);
        }
        incomplete = incomplete == null ? signature : incomplete;
      } catch (ArgumentProblem e) {
        first = first == null ? e.problem() : first;
      }
    }
    if (incomplete != null) {
      Binding bound = Binding.of(incomplete, arguments, span);
      return partial(defined, incomplete, arguments, bound, span);
    }
    throw withOthers(Objects.requireNonNull(first), defined);
  }

  private static Value partial(
      Value.Defined defined,
      Signature signature,
      List<Value.Argument> arguments,
      Binding bound,
      Span span) {
    try {
      return partialOrProblem(defined, signature, arguments, bound, span);
    } catch (Problem e) {
      throw withOthers(e, defined);
    }
  }

  /** Where the help is how one definition is called, the others' forms stand below it. */
  static Problem withOthers(Problem problem, Value.Defined defined) {
    Diagnostic diagnostic = problem.diagnostic();
    if (diagnostic == null) {
      return problem;
    }
    List<String> forms =
        defined.overloads().stream().map(each -> Signature.of(each).text()).toList();
    String help = String.join("", diagnostic.helps());
    if (forms.stream().noneMatch(help::endsWith)) {
      return problem;
    }
    for (String form : forms) {
      diagnostic = help.endsWith(form) ? diagnostic : diagnostic.help("or " + form);
    }
    return new Problem(diagnostic);
  }

  private static Binding bound(Signature signature, List<Value.Argument> arguments, Span span) {
    try {
      return Binding.of(signature, arguments, span);
    } catch (Problem e) {
      throw new ArgumentProblem(e);
    }
  }

  private Value defined(
      Value.Defined defined,
      Ast.Definition definition,
      Binding bound,
      List<Value.Argument> arguments,
      Span span) {
    Scope parameters = elaborator.types().bind(definition, bound, defined.scope(), span);
    return definition.kind() == Ast.DefinitionKind.OPTIMIZER
        ? new Value.Optimizer(List.of(new Value.Optimizer.Rule(definition, parameters, span)))
        : invoke(definition, parameters, arguments, bound, span);
  }

  private Value invoke(
      Ast.Definition definition,
      Scope parameters,
      List<Value.Argument> arguments,
      Binding bound,
      Span span) {
    String name = definition.name().name();
    if (context.stack().depth() >= CallStack.DEEPEST) {
      throw Problem.of(
          Code.RECURSION,
          span,
          "`" + name + "` calls itself without end",
          "a definition may call itself only under an `if` that ends it");
    }
    context.called().add(definition);
    context.stack().push(context.stack().numbers().segment(name));
    context.stack().enter(new CallStack.Frame(span, name, arguments, bound.values()));
    context.stack().pushNumbers(CallNumbers.NONE);
    int before = context.cells().size();
    try {
      Value result = body(definition, new Scope(parameters));
      if (result instanceof Value.Tensor tensor && context.cells().size() > before) {
        context.layers().put(context.stack().path(), tensor.node().type());
      }
      return result;
    } catch (Problem e) {
      throw context.stack().located(e);
    } finally {
      context.stack().popNumbers();
      context.stack().leave();
      context.stack().pop();
    }
  }

  private Value body(Ast.Definition definition, Scope scope) {
    Blocks blocks = new Blocks(elaborator);
    @Nullable Value result = blocks.definition(definition.body(), scope);
    if (result == null) {
      throw returnsNothing(definition);
    }
    return result;
  }

  static Problem returnsNothing(Ast.Definition definition) {
    return Problem.of(
        Code.MISSING_STATEMENT,
        definition.name().span(),
        "`" + definition.name().name() + "` returns nothing",
        "end it with: return " + lastBound(definition));
  }

  private static String lastBound(Ast.Definition definition) {
    List<Ast.Statement> body = definition.body();
    return !body.isEmpty() && body.get(body.size() - 1) instanceof Ast.Bind bind
        ? bind.targets().get(0).name()
        : "…";
  }
}
