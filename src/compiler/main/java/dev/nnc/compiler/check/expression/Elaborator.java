package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Durations;
import dev.nnc.compiler.check.value.Evaluator;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.TrainedVariables;
import dev.nnc.compiler.check.value.UnknownNames;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Clock;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions to values. */
public final class Elaborator implements Evaluator {
  private final Context context;
  private final Arithmetic arithmetic;
  private final Calls calls;
  private final TypeRules types;
  private @Nullable ColumnNames data;

  public Elaborator(Context context) {
    this.context = context;
    this.arithmetic = new Arithmetic(context);
    this.types = new TypeRules(this);
    this.calls = new Calls(this);
  }

  @Override
  public Context context() {
    return context;
  }

  public Arithmetic arithmetic() {
    return arithmetic;
  }

  @Override
  public Value apply(Value.Function function, List<Value.Argument> arguments, Span span) {
    return calls.apply(function, arguments, span);
  }

  public Calls calls() {
    return calls;
  }

  public TypeRules types() {
    return types;
  }

  /** Lets bare names mean columns while a data statement is evaluated. */
  public void useData(@Nullable ColumnNames names) {
    data = names;
  }

  /** A selection of columns, where columns can be meant. */
  Optional<Value> dataCall(Ast.Call call, Scope scope) {
    return data == null ? Optional.empty() : data.call(call, this, scope);
  }

  /** Whether a function looks at columns before they are numbers. */
  boolean takesColumns(Builtin builtin) {
    return data != null && data.takesColumns(builtin);
  }

  // ---------------------------------------------------------------- what callers ask for

  /** The value of an expression; a mistake ends the evaluation. */
  public Value evaluate(Ast.Expression expression, Scope scope) {
    if (expression instanceof Ast.Number number) {
      return new Value.Number(number.value(), number.integer());
    }
    if (expression instanceof Ast.Text text) {
      return new Value.Text(text.value());
    }
    if (expression instanceof Ast.Truth truth) {
      return new Value.Truth(truth.value());
    }
    if (expression instanceof Ast.Name name) {
      return name(name, scope);
    }
    if (expression instanceof Ast.Parenthesized inner) {
      return evaluate(inner.inner(), scope);
    }
    if (expression instanceof Ast.ListLiteral list) {
      return list(list, scope);
    }
    if (expression instanceof Ast.Unary unary) {
      return arithmetic.unary(unary.operator(), operand(unary.operand(), scope));
    }
    if (expression instanceof Ast.Binary binary) {
      return binary(binary, scope);
    }
    if (expression instanceof Ast.Chain chain) {
      return chain(chain, scope);
    }
    return evaluateFurther(expression, scope);
  }

  private Value evaluateFurther(Ast.Expression expression, Scope scope) {
    if (expression instanceof Ast.Call call) {
      return calls.call(call, scope, List.of());
    }
    if (expression instanceof Ast.Pipe pipe) {
      return pipe(pipe, scope);
    }
    if (expression instanceof Ast.Index index) {
      return new Indices(this).index(index, scope);
    }
    if (expression instanceof Ast.With with) {
      return new Substitutions(this).with(with, scope);
    }
    if (expression instanceof Ast.Then then) {
      return new Chains(this).then(then, scope);
    }
    if (expression instanceof Ast.Quantity quantity) {
      return quantity(quantity, scope);
    }
    if (expression instanceof Ast.Range range) {
      return new Value.Range(evaluate(range.from(), scope), evaluate(range.to(), scope));
    }
    if (expression instanceof Ast.Missing missing && data != null) {
      return data.missing(missing, this, scope);
    }
    throw Problem.of(
        Code.BAD_DATA,
        expression.span(),
        "`missing` has a meaning for columns of data only",
        "write it behind columns in a data statement: columns(\"x*\") missing 0");
  }

  /** The value as a tensor, numbers as real scalars. */
  public Node tensor(Ast.Expression expression, Scope scope) {
    return tensor(evaluate(expression, scope), expression.span());
  }

  @Override
  public Node tensor(Value value, DType dtype, Span span) {
    return arithmetic.tensor(value, dtype, span);
  }

  @Override
  public Dim dimension(Value value, Span span) {
    return types.dimension(value, span);
  }

  @Override
  public Node tensor(Value value, Span span) {
    if (value instanceof Value.Columns columns && data != null) {
      return data.tensor(columns.selection());
    }
    return tensor(value, context.real(), span);
  }

  /** A scalar in double precision, as rates are. */
  Node scalar(Value value, Span span) {
    Node node = tensor(value, DType.FLOAT64, span);
    if (!node.type().isScalar()) {
      throw Problem.of(
          Code.NOT_SCALAR,
          span,
          "a single number is needed here, and this is " + node.type(),
          "reduce it: mean(…)");
    }
    return node;
  }

  /** A whole number known now. */
  public long integer(Ast.Expression expression, Scope scope, String what) {
    Value value = evaluate(expression, scope);
    double number =
        Arithmetic.number(value)
            .orElseThrow(() -> Arithmetic.notConstant(value, expression.span(), what));
    if (Math.abs(number) > Durations.LONGEST) {
      throw Problem.of(
          Code.BAD_VALUE,
          expression.span(),
          what + " must have 15 digits at most",
          "write a smaller number");
    }
    if (number != Math.rint(number)) {
      throw Problem.of(
          Code.BAD_VALUE,
          expression.span(),
          what + " must be a whole number, not " + number,
          "write " + Describe.number(Math.rint(number)));
    }
    return (long) number;
  }

  /** A number known now. */
  public double number(Ast.Expression expression, Scope scope, String what) {
    Value value = evaluate(expression, scope);
    return Arithmetic.number(value)
        .orElseThrow(() -> Arithmetic.notConstant(value, expression.span(), what));
  }

  /** A truth value known now. */
  boolean truth(Value value, Span span, String what) {
    if (value instanceof Value.Truth truth) {
      return truth.value();
    }
    if (Arithmetic.number(value).isPresent()) {
      throw Problem.of(
          Code.WRONG_TYPE,
          span,
          what + " must be true or false, and this is " + Describe.of(value),
          "compare it: " + span.text() + " != 0");
    }
    if (value instanceof Value.Tensor) {
      throw Problem.of(
          Code.NOT_CONSTANT,
          span,
          what + " must be known when compiling, and this is " + Describe.of(value),
          "to choose by element write where(condition, a, b)");
    }
    throw Arithmetic.notConstant(value, span, what);
  }

  // ---------------------------------------------------------------- names

  private Value name(Ast.Name name, Scope scope) {
    if (name.next()) {
      return next(name, scope);
    }
    if (data != null) {
      Optional<Value> column = data.name(name, scope);
      if (column.isPresent()) {
        return column.get();
      }
    }
    Value value = scope.value(name.name());
    if (value instanceof Value.Broken) {
      throw Problem.silent();
    }
    if (value != null) {
      return value;
    }
    return switch (name.name()) {
      case "step" -> new Value.Tensor(context.clock(Clock.Reading.STEP));
      case "training" -> new Value.Truth(context.mode().training());
      default -> throw UnknownNames.value(name.name(), name.span(), scope);
    };
  }

  private static Value next(Ast.Name name, Scope scope) {
    Value value = scope.next(name.name());
    if (value != null) {
      return value;
    }
    if (name.name().equals(RuleNames.PARAMETER) && scope.value(TrainedVariables.NAME) != null) {
      throw Problem.of(
          Code.NO_NEXT,
          name.span(),
          "`parameter'` is what an optimizer proposes, and none stands before this one",
          "put one before it: adam(1e-3) then …");
    }
    boolean known = scope.find(name.name()) != null;
    throw Problem.of(
        Code.NO_NEXT,
        name.span(),
        "`" + name.name() + "'` has no value yet",
        known
            ? "assign it before it is used: " + name.name() + "' = …"
            : "only a state, a slot, parameter or gradient has a next value");
  }

  // ---------------------------------------------------------------- compound expressions

  private Value binary(Ast.Binary binary, Scope scope) {
    Value left = evaluate(binary.left(), scope);
    Value right = evaluate(binary.right(), scope);
    Optional<Value> compared =
        data == null ? Optional.empty() : data.comparison(binary, left, right, this);
    return compared.isPresent()
        ? compared.get()
        : arithmetic.binary(
            binary.operator(),
            operand(left, binary.left()),
            operand(right, binary.right()),
            binary.span());
  }

  private Arithmetic.Operand operand(Ast.Expression expression, Scope scope) {
    return operand(evaluate(expression, scope), expression);
  }

  private Arithmetic.Operand operand(Value given, Ast.Expression expression) {
    Value value = given;
    if (value instanceof Value.Columns) {
      value = new Value.Tensor(tensor(value, expression.span()));
    }
    return new Arithmetic.Operand(value, expression);
  }

  private Value list(Ast.ListLiteral list, Scope scope) {
    if (data != null) {
      return data.list(list, this, scope);
    }
    List<Value> elements = new ArrayList<>();
    for (Ast.Expression element : list.elements()) {
      elements.add(evaluate(element, scope));
    }
    return new Value.Items(elements);
  }

  private Value chain(Ast.Chain chain, Scope scope) {
    Value left = evaluate(chain.first(), scope);
    Ast.Expression written = chain.first();
    for (Ast.Link link : chain.links()) {
      Value first =
          left instanceof Value.Columns ? new Value.Tensor(tensor(left, written.span())) : left;
      Span span = chain.first().span().to(link.operand().span());
      left =
          arithmetic.binary(
              link.operator(),
              new Arithmetic.Operand(first, written),
              operand(link.operand(), scope),
              span);
      written = new Ast.Chain(span, chain.first(), List.of());
    }
    return left;
  }

  private Value pipe(Ast.Pipe pipe, Scope scope) {
    Value value = evaluate(pipe.first(), scope);
    Span span = pipe.first().span();
    for (Ast.Expression stage : pipe.stages()) {
      Value.Argument first = new Value.Argument(null, value, span);
      value = calls.stage(stage, scope, first);
      span = pipe.first().span().to(stage.span());
    }
    return value;
  }

  private Value quantity(Ast.Quantity quantity, Scope scope) {
    Value amount = evaluate(quantity.amount(), scope);
    String unit = quantity.unit().name().toLowerCase(Locale.ROOT);
    double number =
        Arithmetic.number(amount)
            .orElseThrow(
                () ->
                    Arithmetic.notConstant(
                        amount, quantity.amount().span(), "a number of " + unit));
    if (!(number > 0)) {
      throw Problem.of(
          Code.BAD_VALUE,
          quantity.span(),
          "a number of " + unit + " must be above 0",
          "write " + quantity.unit().counted(1) + " or more");
    }
    return new Value.Duration(number, quantity.unit());
  }

  /** A variable by its name or its path. */
  public Node variable(Ast.Expression expression, Scope scope) {
    if (expression instanceof Ast.Text path) {
      Node found = context.cellNodes().get(path.value());
      if (found == null) {
        throw Patterns.noPath(path.value(), path.span(), context.cellNodes().keySet());
      }
      return found;
    }
    Node node = tensor(expression, scope);
    if (!(node.op() instanceof Storage)) {
      throw Problem.of(
          Code.NOT_A_VARIABLE,
          expression.span(),
          "`" + expression.span().text() + "` is no variable",
          "name a variable, or its path as a text: \"h/dense/weight\"");
    }
    return node;
  }
}
