package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Cast;
import dev.nnc.compiler.ops.Concat;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.GatherRows;
import dev.nnc.compiler.ops.Iota;
import dev.nnc.compiler.ops.Permute;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.ops.Slice;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;

/** Calls that move elements, and questions about shapes. */
final class MovementCalls {
  private MovementCalls() {}

  private static Node tensor(Builtin.Arguments call, int index) {
    return call.tensor(index);
  }

  private static GraphBuilder builder(Builtin.Arguments call) {
    return call.builder();
  }

  static Value reshape(Builtin.Arguments call) {
    Node x = tensor(call, 0);
    Shape shape = shape(call, 1);
    if (!shape.elements().equals(x.type().shape().elements())) {
      throw Problem.of(
          Code.SHAPE_MISMATCH,
          call.call(),
          "cannot reshape " + x.type() + " to " + shape,
          x.type().shape().elements() + " elements are not " + shape.elements());
    }
    return new Value.Tensor(Reshape.to(builder(call), x, shape));
  }

  /** A list of dimensions as a shape. */
  static Shape shape(Builtin.Arguments call, int index) {
    Value value = call.value(index);
    List<Value> elements = value instanceof Value.Items items ? items.elements() : List.of(value);
    List<Dim> dims = new ArrayList<>();
    for (Value element : elements) {
      dims.add(call.evaluator().dimension(element, call.span(index)));
    }
    return new Shape(dims);
  }

  /** All dimensions but the first become one; inside data, all of a row do. */
  static Value flatten(Builtin.Arguments call) {
    Node x = tensor(call, 0);
    Shape shape = x.type().shape();
    if (shape.rank() < 2) {
      return new Value.Tensor(x);
    }
    Shape flat = Shape.of(shape.dim(0), shape.part(1, shape.rank()).elements());
    return new Value.Tensor(Reshape.to(builder(call), x, flat));
  }

  static Value transpose(Builtin.Arguments call) {
    if (FileCalls.isInitializer(call.value(0))) {
      return FileCalls.transposed(call.value(0), call.call());
    }
    Node x = tensor(call, 0);
    if (x.type().shape().rank() < 2) {
      throw Problem.of(
          Code.BAD_AXIS,
          call.call(),
          "`transpose` needs a matrix, and this is " + x.type(),
          "unsqueeze(x, axis = 0) makes a row of a vector");
    }
    return new Value.Tensor(Permute.transpose(builder(call), x));
  }

  static Value permute(Builtin.Arguments call) {
    Node x = tensor(call, 0);
    List<Integer> order = new ArrayList<>();
    if (call.value(1) instanceof Value.Items items) {
      items.elements().forEach(axis -> order.add(Axes.one(axis, x.type(), call.span(1))));
    }
    if (order.size() != x.type().shape().rank() || new HashSet<>(order).size() != order.size()) {
      throw Problem.of(
          Code.BAD_AXIS,
          call.span(1),
          "the order must name each axis of " + x.type() + " once",
          "for example permute(x, [1, 0])");
    }
    return new Value.Tensor(builder(call).node(new Permute(List.copyOf(order)), x));
  }

  static Value squeeze(Builtin.Arguments call) {
    Node x = tensor(call, 0);
    int axis = Axes.one(call.value(1), x.type(), call.span(1));
    if (!x.type().shape().dim(axis).isOne()) {
      throw Problem.of(
          Code.BAD_AXIS,
          call.call(),
          "axis " + axis + " of " + x.type() + " is not 1 and cannot be squeezed",
          "to keep one element of it write an index: x[:, 0]");
    }
    Shape shape = x.type().shape().without(List.of(axis));
    return new Value.Tensor(Reshape.to(builder(call), x, shape));
  }

  static Value unsqueeze(Builtin.Arguments call) {
    Node x = tensor(call, 0);
    int axis = Axes.one(call.value(1), x.type().shape().rank() + 1, x.type(), call.span(1));
    return new Value.Tensor(Reshape.to(builder(call), x, x.type().shape().insert(axis, Dim.ONE)));
  }

  /** Repeats a reduced value along the axes over which it was reduced. */
  static Value expand(Builtin.Arguments call) {
    Node x = tensor(call, 0);
    Node like = tensor(call, 2);
    List<Integer> axes = Axes.of(call.value(1), like.type(), call.span(1));
    Shape shape = like.type().shape();
    if (!shape.without(axes).equals(x.type().shape())) {
      throw Problem.of(
          Code.SHAPE_MISMATCH,
          call.call(),
          "cannot expand " + x.type() + " along " + axes + " to the shape of " + like.type(),
          "the value lacks exactly the axes that it is expanded along");
    }
    return new Value.Tensor(BroadcastTo.along(builder(call), x, shape, axes));
  }

  /** The tensors of a list that is not empty. */
  static List<Value> tensors(Builtin.Arguments call, String axis) {
    if (call.value(0) instanceof Value.Items items && !items.elements().isEmpty()) {
      return items.elements();
    }
    String name = call.builtin().name();
    throw Problem.of(
        Code.WRONG_TYPE,
        call.span(0),
        "`" + name + "` needs a list of tensors",
        "write " + name + "([a, b], " + axis + ")");
  }

  static Value concat(Builtin.Arguments call) {
    List<Node> parts = new ArrayList<>();
    for (Value element : tensors(call, "axis = 1")) {
      parts.add(call.evaluator().tensor(element, call.span(0)));
    }
    TensorType first = parts.get(0).type();
    int axis = Axes.one(call.value(1), first, call.span(1));
    for (Node part : parts) {
      requireBeside(first, part.type(), axis, call);
    }
    return new Value.Tensor(
        parts.size() == 1 ? parts.get(0) : builder(call).node(new Concat(axis), parts));
  }

  private static void requireBeside(
      TensorType first, TensorType next, int axis, Builtin.Arguments call) {
    boolean fits = first.shape().rank() == next.shape().rank() && first.dtype() == next.dtype();
    if (!fits || !next.equals(first.with(first.shape().replace(axis, next.shape().dim(axis))))) {
      throw Problem.of(
          Code.SHAPE_MISMATCH,
          call.call(),
          "cannot put " + first + " and " + next + " beside each other along axis " + axis,
          "all other dimensions must be equal");
    }
    if (!next.shape().dim(axis).isFixed()) {
      throw Problem.of(
          Code.BAD_DIMENSION,
          call.call(),
          "cannot concat along " + next.shape().dim(axis) + ", which is known at run time only",
          "concat along another axis, such as axis = 1");
    }
  }

  static Value slice(Builtin.Arguments call) {
    if (call.given(3)) {
      return PartCalls.along(call);
    }
    Node x = tensor(call, 0);
    List<Integer> starts = positions(call.value(1), call.span(1));
    List<Integer> stops = positions(call.value(2), call.span(2));
    Shape shape = x.type().shape();
    List<Dim> dims = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      boolean fits =
          starts.size() == shape.rank()
              && stops.size() == shape.rank()
              && shape.dim(axis).isFixed()
              && starts.get(axis) >= 0
              && starts.get(axis) < stops.get(axis)
              && stops.get(axis) <= shape.dim(axis).size();
      if (!fits) {
        throw Problem.of(
            Code.BAD_INDEX,
            call.call(),
            "cannot cut " + starts + " to " + stops + " out of " + x.type(),
            "give a start and a stop for each axis: slice(x, start = [0, 1], stop = [2, 3])");
      }
      dims.add(Dim.fixed(stops.get(axis) - (long) starts.get(axis)));
    }
    return new Value.Tensor(builder(call).node(new Slice(starts, new Shape(dims)), x));
  }

  /** A list of whole numbers known now. */
  static List<Integer> positions(Value value, Span span) {
    List<Integer> positions = new ArrayList<>();
    if (value instanceof Value.Items items) {
      for (Value element : items.elements()) {
        double number =
            Arithmetic.number(element)
                .orElseThrow(() -> Arithmetic.notConstant(element, span, "an index"));
        positions.add((int) number);
      }
    }
    return List.copyOf(positions);
  }

  static Value gatherRows(Builtin.Arguments call) {
    Node table = tensor(call, 0);
    Node rows = call.tensor(1, DType.INT32);
    requireInt(rows, call, 1);
    if (table.type().isScalar()) {
      throw Problem.of(
          Code.BAD_AXIS,
          call.span(0),
          "a scalar has no rows",
          "give a table of at least one dimension");
    }
    Classes.require(rows, table.type().shape().dim(0), call, 1);
    return new Value.Tensor(builder(call).node(new GatherRows(), table, rows));
  }

  private static void requireInt(Node node, Builtin.Arguments call, int index) {
    if (node.type().dtype() != DType.INT32) {
      throw Problem.of(
          Code.WRONG_TYPE,
          call.span(index),
          "`"
              + call.builtin().parameters().get(index).name()
              + "` must be int, and this is "
              + node.type(),
          "declare the placeholder as int[…]");
    }
  }

  static Value oneHot(Builtin.Arguments call) {
    Node label = call.tensor(0, DType.INT32);
    requireInt(label, call, 0);
    Dim classes = call.dimension(1);
    Classes.require(label, classes, call, 0);
    Shape shape = label.type().shape().plus(Shape.of(classes));
    int axis = shape.rank() - 1;
    GraphBuilder builder = builder(call);
    Node index = builder.source(new Iota(axis), new TensorType(DType.INT32, shape));
    Node wide = BroadcastTo.along(builder, label, shape, List.of(axis));
    Node hit = builder.node(Elementwise.EQUAL, wide, index);
    return new Value.Tensor(builder.node(new Cast(call.real()), hit));
  }

  /** The dimensions as a list. */
  static Value shape(Builtin.Arguments call) {
    Node x = tensor(call, 0);
    return new Value.Items(
        x.type().shape().dims().stream().<Value>map(Value.Dimension::new).toList());
  }

  static Value rank(Builtin.Arguments call) {
    return Value.Number.integer(tensor(call, 0).type().shape().rank());
  }

  /** All axes but the last, as a list. */
  static Value leadingAxes(Builtin.Arguments call) {
    int rank = tensor(call, 0).type().shape().rank();
    return new Value.Items(
        LongStream.range(0, rank - 1L).<Value>mapToObj(Value.Number::integer).toList());
  }
}
