package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.arithmetic.ShapeMismatch;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Cast;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Power;
import dev.nnc.compiler.ops.Signature;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.Broadcast;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Calls of elementwise operators: {@code exp(x)}, {@code maximum(a, b)}, {@code where(c, a, b)}.
 */
final class ElementwiseCalls {
  private ElementwiseCalls() {}

  static Value apply(Elementwise op, Builtin.Arguments call) {
    List<Value> values = call.values().stream().map(Value.Argument::value).toList();
    if (values.stream().allMatch(value -> Arithmetic.number(value).isPresent())
        && op != Elementwise.STOP_GRADIENT) {
      double[] n = new double[3];
      for (int i = 0; i < values.size(); i++) {
        n[i] = Arithmetic.number(values.get(i)).orElseThrow();
      }
      return new Value.Number(op.apply(n[0], n[1], n[2]), false);
    }
    if (op == Elementwise.WHERE && values.get(0) instanceof Value.Truth truth) {
      return values.get(truth.value() ? 1 : 2);
    }
    return new Value.Tensor(node(op, call));
  }

  private static Node node(Elementwise op, Builtin.Arguments call) {
    List<Node> inputs = sameElements(op, call);
    Shape shape = inputs.get(0).type().shape();
    for (Node input : inputs) {
      Shape next = input.type().shape();
      Shape before = shape;
      shape =
          Broadcast.join(shape, next).orElseThrow(() -> mismatch(op, call, inputs, before, input));
    }
    List<Node> full = new ArrayList<>();
    for (Node input : inputs) {
      full.add(BroadcastTo.leading(call.builder(), input, shape));
    }
    GraphBuilder builder = call.builder();
    OptionalDouble last = Arithmetic.number(call.value(op.arity() - 1));
    return op == Elementwise.POW && last.isPresent()
        ? Power.of(builder, full.get(0), last.getAsDouble())
        : builder.node(op, full);
  }

  /** All operands but a choice's condition with one element type. */
  private static List<Node> sameElements(Elementwise op, Builtin.Arguments call) {
    List<Node> nodes = new ArrayList<>();
    DType dtype = common(op, call);
    for (int i = 0; i < call.values().size(); i++) {
      boolean condition = op.signature() == Signature.CHOICE && op.arity() == 3 && i == 0;
      DType wanted = condition ? DType.BOOL : dtype;
      Node node = call.tensor(i, wanted);
      boolean rounded = node.type().isScalar() && node.type().dtype().isReal() && wanted.isReal();
      if (node.type().dtype() != wanted && !rounded) {
        throw wrongElements(op, node, wanted, call.span(i));
      }
      nodes.add(Cast.of(call.builder(), node, wanted));
    }
    return nodes;
  }

  /** The type of the first tensor that is no double scalar, else of any tensor. */
  private static DType common(Elementwise op, Builtin.Arguments call) {
    DType found = null;
    for (int i = op == Elementwise.WHERE ? 1 : 0; i < call.values().size(); i++) {
      if (call.value(i) instanceof Value.Tensor tensor) {
        boolean scalar =
            tensor.node().type().isScalar() && tensor.node().type().dtype() == DType.FLOAT64;
        found = scalar && found != null ? found : tensor.node().type().dtype();
        if (!scalar) {
          break;
        }
      }
    }
    DType dtype = found == null ? ofNumbers(op, call) : found;
    if (!op.signature().accepts(dtype)) {
      throw Problem.of(
          Code.WRONG_TYPE,
          call.call(),
          "`" + op.label() + "` does not apply to " + dtype.keyword() + " values",
          dtype == DType.BOOL || dtype == DType.INT32 ? "write float(…) around it" : "");
    }
    return dtype;
  }

  /** A choice between numbers by the clock is a rate: in double precision as the clock is. */
  private static DType ofNumbers(Elementwise op, Builtin.Arguments call) {
    boolean rate =
        op == Elementwise.WHERE
            && call.value(0) instanceof Value.Tensor condition
            && condition.node().type().isScalar()
            && Graph.topological(List.of(condition.node())).stream()
                .allMatch(node -> isTruthOrDouble(node.type().dtype()));
    return rate ? DType.FLOAT64 : call.real();
  }

  private static boolean isTruthOrDouble(DType dtype) {
    return dtype == DType.BOOL || dtype == DType.FLOAT64;
  }

  private static Problem wrongElements(Elementwise op, Node node, DType wanted, Span span) {
    return Problem.of(
        Code.WRONG_TYPE,
        span,
        "`" + op.label() + "` needs " + wanted.keyword() + " here, and this is " + node.type(),
        wanted == DType.BOOL ? "compare it: x > 0" : "convert it: " + wanted.keyword() + "(…)");
  }

  private static Problem mismatch(
      Elementwise op, Builtin.Arguments call, List<Node> inputs, Shape before, Node input) {
    int right = inputs.indexOf(input);
    int left = right - 1;
    while (left > 0 && !inputs.get(left).type().shape().equals(before)) {
      left--;
    }
    Node first = inputs.get(left);
    ShapeMismatch.Side one = new ShapeMismatch.Side(first, call.span(left));
    ShapeMismatch.Side other = new ShapeMismatch.Side(input, call.span(right));
    String message =
        "cannot compute `" + op.label() + "` of " + first.type() + " and " + input.type();
    return new ShapeMismatch(call.context(), one, other).problem(message, call.call());
  }

  static Value toFloat(Builtin.Arguments call) {
    return convert(call, call.real());
  }

  static Value toDouble(Builtin.Arguments call) {
    return convert(call, DType.FLOAT64);
  }

  static Value toInt(Builtin.Arguments call) {
    return convert(call, DType.INT32);
  }

  private static Value convert(Builtin.Arguments call, DType dtype) {
    OptionalDouble number = Arithmetic.number(call.value(0));
    if (number.isPresent()) {
      return dtype == DType.INT32
          ? Value.Number.integer((int) number.getAsDouble())
          : new Value.Number(number.getAsDouble(), false);
    }
    Node node = call.tensor(0);
    return new Value.Tensor(Cast.of(call.builder(), node, dtype));
  }
}
