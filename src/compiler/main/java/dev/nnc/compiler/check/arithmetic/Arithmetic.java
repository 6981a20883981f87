package dev.nnc.compiler.check.arithmetic;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Signature;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Cast;
import dev.nnc.compiler.ops.Clock;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Infixes;
import dev.nnc.compiler.ops.Power;
import dev.nnc.compiler.ops.Size;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.ForeignNames;
import dev.nnc.compiler.syntax.Infix;
import dev.nnc.compiler.syntax.Prefix;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.Broadcast;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.Optional;
import java.util.OptionalDouble;

/** Operators applied to values: numbers are computed at once, tensors become nodes. */
public final class Arithmetic {
  private final Context context;
  private final GraphBuilder builder;

  public Arithmetic(Context context) {
    this.context = context;
    this.builder = context.builder();
  }

  Context context() {
    return context;
  }

  GraphBuilder builder() {
    return builder;
  }

  /** An operand and how it is written. */
  public record Operand(Value value, Ast.Expression expression) {
    Span span() {
      return expression.span();
    }
  }

  // ---------------------------------------------------------------- values as tensors

  Node constant(double value, TensorType type) {
    return Constants.of(builder, value, type);
  }

  /** A number known now, where the value is one. */
  public static OptionalDouble number(Value value) {
    if (value instanceof Value.Number number) {
      return OptionalDouble.of(number.value());
    }
    boolean fixed = value instanceof Value.Dimension dimension && dimension.dim().isFixed();
    return fixed
        ? OptionalDouble.of((double) ((Value.Dimension) value).dim().size())
        : OptionalDouble.empty();
  }

  private static boolean isInteger(Value value) {
    return value instanceof Value.Dimension
        || (value instanceof Value.Number number && number.integer());
  }

  /** A truth value as a scalar. */
  public Node truth(boolean value) {
    return constant(value ? 1 : 0, TensorType.scalar(DType.BOOL));
  }

  /** The value as a tensor; a number becomes a scalar of the given type. */
  public Node tensor(Value value, DType dtype, Span span) {
    OptionalDouble number = number(value);
    if (number.isPresent()) {
      requireFits(value, dtype, span);
      requireInRange(number.getAsDouble(), value, dtype, span);
      return constant(number.getAsDouble(), TensorType.scalar(dtype));
    }
    if (value instanceof Value.Tensor tensor) {
      return tensor.node();
    }
    if (value instanceof Value.Truth truth) {
      return truth(truth.value());
    }
    if (value instanceof Value.Dimension dimension) {
      return builder.source(new Size(dimension.dim()), TensorType.scalar(DType.FLOAT64));
    }
    if (value instanceof Value.Duration duration) {
      return steps(duration);
    }
    if (value instanceof Value.Items items) {
      return new Literals(this).array(items, dtype, span);
    }
    throw notATensor(value, span);
  }

  /** How many steps a span of time is, a scalar in double precision. */
  public Node steps(Value.Duration duration) {
    Node amount = constant(duration.amount(), TensorType.scalar(DType.FLOAT64));
    return switch (duration.unit()) {
      case STEPS -> amount;
      case EPOCHS ->
          builder.node(Elementwise.MULTIPLY, amount, context.clock(Clock.Reading.STEPS_PER_EPOCH));
      case SAMPLES ->
          builder.node(Elementwise.DIVIDE, amount, context.clock(Clock.Reading.BATCH_SIZE));
    };
  }

  private static void requireFits(Value value, DType dtype, Span span) {
    if (dtype == DType.INT32 && !isInteger(value)) {
      throw Problem.of(
          Code.WRONG_TYPE,
          span,
          "an int is needed here, and " + Describe.of(value) + " is none",
          "write a whole number, or float(…) around the int tensor beside it");
    }
    if (dtype == DType.BOOL) {
      throw Problem.of(
          Code.WRONG_TYPE,
          span,
          "a truth value is needed here, and " + Describe.of(value) + " is none",
          "compare it: x != 0");
    }
  }

  private static void requireInRange(double number, Value value, DType dtype, Span span) {
    boolean tooLarge =
        dtype == DType.INT32
            ? number != (int) number
            : dtype == DType.FLOAT32 && Double.isFinite(number) && Float.isInfinite((float) number);
    if (tooLarge) {
      throw Problem.of(
          Code.WRONG_TYPE,
          span,
          Describe.of(value) + " does not fit " + (dtype == DType.INT32 ? "an int" : "a float"),
          dtype == DType.INT32
              ? "ints go from -2,147,483,648 to 2,147,483,647; write float(…) around the int tensor"
                  + " beside it"
              : "floats go up to 3.4e38; write a smaller number, or compute in double"
                  + " precision");
    }
  }

  public static Problem notConstant(Value value, Span span, String what) {
    if (value instanceof Value.Broken) {
      return Problem.silent();
    }
    return Problem.of(
        Code.NOT_CONSTANT,
        span,
        what + " must be known when compiling, and this is " + Describe.of(value),
        "use a number, a dim or a config");
  }

  public static Problem notATensor(Value value, Span span) {
    if (value instanceof Value.Broken) {
      return Problem.silent();
    }
    if (value instanceof Value.Partial partial) {
      return Problem.of(
          Code.MISSING_ARGUMENT,
          span,
          "`" + partial.name() + "` needs `" + partial.missing() + "`",
          "give it: " + Signature.of(partial.function()).text());
    }
    if (value instanceof Value.Function function) {
      return Problem.of(
          Code.WRONG_TYPE,
          span,
          "`" + function.name() + "` is a function, and a value is needed here",
          "call it: " + Signature.of(function).text());
    }
    return Problem.of(
        Code.WRONG_TYPE, span, Describe.of(value) + " cannot be computed with", help(value));
  }

  private static String help(Value value) {
    if (value instanceof Value.Text text) {
      return unquoted(text.value());
    }
    if (value instanceof Value.Results) {
      return "bind them to names first: first, second = …";
    }
    return value instanceof Value.Optimizer
        ? "optimizers stand in a train block: optimize sgd(0.1)"
        : "a number or a tensor is needed";
  }

  /** A path is no expression, and another tool's word has another name here. */
  private static String unquoted(String text) {
    if (text.contains("/")) {
      return "a variable is computed with by its name: declare it yourself, "
          + "variable w : float[3, 1] ~ glorot_uniform";
    }
    return ForeignNames.answer(text).orElse("write it without quotes: " + text);
  }

  /** The element type that numbers beside a value take. */
  DType dtypeOf(Value value) {
    return value instanceof Value.Tensor tensor ? tensor.node().type().dtype() : context.real();
  }

  // ---------------------------------------------------------------- operators

  public Value unary(Prefix prefix, Operand operand) {
    OptionalDouble number = number(operand.value);
    if (prefix == Prefix.MINUS && number.isPresent()) {
      return new Value.Number(-number.getAsDouble(), isInteger(operand.value));
    }
    if (prefix == Prefix.NOT && operand.value instanceof Value.Truth truth) {
      return new Value.Truth(!truth.value());
    }
    if (operand.value instanceof Value.Duration) {
      throw Problem.of(
          Code.BAD_VALUE, operand.span(), "a duration is above 0", "leave out the `-`");
    }
    Node node = tensor(operand.value, context.real(), operand.span());
    boolean logical = node.type().dtype() == DType.BOOL;
    if (logical != (prefix == Prefix.NOT)) {
      throw Problem.of(
          Code.WRONG_TYPE,
          operand.span(),
          "`" + prefix.sign() + "` does not apply to " + node.type(),
          logical ? "write float(…) to count with truth values" : "compare first: not (x > 0)");
    }
    return new Value.Tensor(builder.node(logical ? Elementwise.NOT : Elementwise.NEGATE, node));
  }

  public Value binary(Infix sign, Operand left, Operand right, Span span) {
    if (left.value instanceof Value.Broken || right.value instanceof Value.Broken) {
      throw Problem.silent();
    }
    OptionalDouble a = number(left.value);
    OptionalDouble b = number(right.value);
    if (a.isPresent() && b.isPresent() && sign != Infix.MATMUL) {
      boolean integers = isInteger(left.value) && isInteger(right.value);
      return Folding.numbers(sign, a.getAsDouble(), b.getAsDouble(), integers, span);
    }
    Optional<Value> known = Folding.known(sign, left.value, right.value);
    if (known.isPresent()) {
      return known.get();
    }
    return sign == Infix.DIVIDE
        ? tensors(sign, real(left, right.value), real(right, left.value), span)
        : tensors(sign, left, right, span);
  }

  /**
   * What is divided, or divides, as a real number: of the type beside it, if that is a tensor's.
   */
  private Operand real(Operand operand, Value beside) {
    if (!(operand.value instanceof Value.Tensor whole)
        || whole.node().type().dtype() != DType.INT32) {
      return operand;
    }
    boolean precise =
        beside instanceof Value.Tensor other
            && other.node().type().dtype() == DType.FLOAT64
            && !other.node().type().isScalar();
    Node node = cast(whole.node(), precise ? DType.FLOAT64 : context.real());
    return new Operand(new Value.Tensor(node), operand.expression());
  }

  private Value tensors(Infix sign, Operand left, Operand right, Span span) {
    if (sign == Infix.MATMUL) {
      return new Value.Tensor(new ProductRule(this, builder).apply(left, right, span));
    }
    requireTime(left, right);
    requireTime(right, left);
    if (!numberFits(left.value, right.value) || !numberFits(right.value, left.value)) {
      throw ElementTypes.differ(sign, left.value, right.value, span);
    }
    Node a = tensor(left.value, dtypeOf(right.value), left.span());
    Node b = tensor(right.value, dtypeOf(left.value), right.span());
    if (sign == Infix.POWER && number(right.value).isPresent()) {
      return new Value.Tensor(power(a, number(right.value).getAsDouble(), left));
    }
    Node[] same = sameType(sign, a, b, left, right, span);
    return new Value.Tensor(Infixes.apply(builder, sign, same[0], same[1]));
  }

  /** A duration is so many steps where it is compared with the steps done, and nowhere else. */
  private static void requireTime(Operand duration, Operand other) {
    boolean plain =
        duration.value instanceof Value.Duration
            && other.value instanceof Value.Tensor tensor
            && !Clock.isReadBy(tensor.node());
    if (plain && !duration.span().source().isLibrary()) {
      throw Problem.of(
          Code.WRONG_TYPE,
          duration.span(),
          Describe.of(duration.value) + " is computed with what does not depend on `step`",
          "write a plain number, or a share of the time that has passed: step / 5 epochs");
    }
  }

  private Node power(Node base, double exponent, Operand operand) {
    return Power.of(builder, requireReal(base, operand.span(), "^"), exponent);
  }

  /** Both operands with one element type and one shape. */
  private Node[] sameType(Infix sign, Node a, Node b, Operand left, Operand right, Span span) {
    Node[] pair = sameElements(sign, a, b, span);
    Shape shape =
        Broadcast.join(pair[0].type().shape(), pair[1].type().shape())
            .orElseThrow(() -> mismatch(sign, left, right, a, b, span));
    return new Node[] {
      BroadcastTo.leading(builder, pair[0], shape), BroadcastTo.leading(builder, pair[1], shape)
    };
  }

  private Node[] sameElements(Infix sign, Node a, Node b, Span span) {
    boolean logical = sign == Infix.AND || sign == Infix.OR;
    boolean equality = sign == Infix.EQUAL || sign == Infix.NOT_EQUAL;
    DType first = a.type().dtype();
    DType second = b.type().dtype();
    boolean bools = first == DType.BOOL && second == DType.BOOL;
    if (logical != bools && !(equality && bools)) {
      throw ElementTypes.differ(sign, new Value.Tensor(a), new Value.Tensor(b), span);
    }
    if (equality && bools) {
      return new Node[] {cast(a, DType.INT32), cast(b, DType.INT32)};
    }
    if (first == second) {
      return new Node[] {a, b};
    }
    return rounded(sign, a, b, span);
  }

  /** A scalar in double precision is rounded where it meets a tensor; nothing else converts. */
  private Node[] rounded(Infix sign, Node a, Node b, Span span) {
    boolean left = a.type().dtype() == DType.FLOAT64 && a.type().isScalar();
    boolean right = b.type().dtype() == DType.FLOAT64 && b.type().isScalar();
    if (left && b.type().dtype().isReal()) {
      return new Node[] {cast(a, b.type().dtype()), b};
    }
    if (right && a.type().dtype().isReal()) {
      return new Node[] {a, cast(b, a.type().dtype())};
    }
    throw ElementTypes.differ(sign, new Value.Tensor(a), new Value.Tensor(b), span);
  }

  /** Whether a number can take the element type of the tensor beside it. */
  private static boolean numberFits(Value number, Value beside) {
    if (number(number).isEmpty() || !(beside instanceof Value.Tensor tensor)) {
      return true;
    }
    DType dtype = tensor.node().type().dtype();
    return dtype.isReal() || (dtype == DType.INT32 && isInteger(number));
  }

  public Node cast(Node node, DType dtype) {
    return Cast.of(builder, node, dtype);
  }

  public static Node requireReal(Node node, Span span, String what) {
    if (!node.type().dtype().isReal()) {
      throw Problem.of(
          Code.WRONG_TYPE,
          span,
          "`" + what + "` needs real numbers, and this is " + node.type(),
          "write float(…) around it");
    }
    return node;
  }

  private Problem mismatch(Infix sign, Operand left, Operand right, Node a, Node b, Span span) {
    ShapeMismatch.Side first = new ShapeMismatch.Side(a, left.span());
    ShapeMismatch.Side second = new ShapeMismatch.Side(b, right.span());
    return new ShapeMismatch(context, first, second)
        .problem("cannot " + Folding.verb(sign) + " " + a.type() + " and " + b.type(), span);
  }

  /** A dimension as a value is a number where it is known. */
  static Value dimension(Dim dim) {
    return new Value.Dimension(dim);
  }
}
