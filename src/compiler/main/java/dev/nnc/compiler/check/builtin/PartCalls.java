package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Cast;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Iota;
import dev.nnc.compiler.ops.Pad;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.ops.Slice;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Calls that put tensors into larger ones, and indices as tensors. */
final class PartCalls {
  private PartCalls() {}

  private static GraphBuilder builder(Builtin.Arguments call) {
    return call.builder();
  }

  /** Each element's index along an axis, as int. */
  static Value iota(Builtin.Arguments call) {
    Shape shape = MovementCalls.shape(call, 0);
    TensorType type = new TensorType(DType.INT32, shape);
    Value axis = call.given(1) ? call.value(1) : Value.Number.integer(0);
    return new Value.Tensor(
        builder(call).source(new Iota(Axes.one(axis, type, call.span(1))), type));
  }

  /** Tensors of one shape beside each other along a new axis, the first one unless said. */
  static Value stack(Builtin.Arguments call) {
    List<Value> tensors = MovementCalls.tensors(call, "axis = 0");
    Value axis = call.given(1) ? call.value(1) : Value.Number.integer(0);
    TensorType first = call.evaluator().tensor(tensors.get(0), call.span(0)).type();
    List<Value> parts = new ArrayList<>();
    for (Value element : tensors) {
      Node part = call.evaluator().tensor(element, call.span(0));
      if (!part.type().equals(first)) {
        throw Problem.of(
            Code.SHAPE_MISMATCH,
            call.call(),
            "cannot stack " + first + " and " + part.type(),
            "all tensors of a stack have one type; concat puts them one behind the other");
      }
      int rank = part.type().shape().rank() + 1;
      int at = Axes.one(axis, rank, part.type(), call.span(1));
      Shape longer = part.type().shape().insert(at, Dim.ONE);
      parts.add(new Value.Tensor(Reshape.to(builder(call), part, longer)));
    }
    Value.Argument list = new Value.Argument(null, new Value.Items(parts), call.span(0));
    Value.Argument along = new Value.Argument(null, axis, call.span(1));
    return MovementCalls.concat(
        new Builtin.Arguments(
            call.evaluator(), call.builtin(), List.of(list, along), List.of(), call.call()));
  }

  /** A value around a tensor: for each axis how many before it and how many behind it. */
  static Value pad(Builtin.Arguments call) {
    Node x = call.tensor(0);
    Shape shape = x.type().shape();
    List<Integer> before = new ArrayList<>();
    List<Dim> sizes = new ArrayList<>();
    List<Value> widths = widths(call, shape.rank());
    for (int axis = 0; axis < shape.rank(); axis++) {
      List<Integer> width = MovementCalls.positions(widths.get(axis), call.span(1));
      before.add(width.get(0));
      sizes.add(sum(call, shape.dim(axis), width));
    }
    Shape whole = new Shape(sizes);
    Node padded = whole.equals(shape) ? x : builder(call).node(new Pad(before, whole), x);
    Node value =
        call.given(2)
            ? call.tensor(2, x.type().dtype())
            : Constants.of(builder(call), 0, x.type().with(Shape.SCALAR));
    return new Value.Tensor(
        Constants.is(value, 0) || whole.equals(shape)
            ? padded
            : around(call, padded, before, shape, value));
  }

  private static List<Value> widths(Builtin.Arguments call, int rank) {
    boolean fits =
        call.value(1) instanceof Value.Items items
            && items.elements().size() == rank
            && items.elements().stream()
                .allMatch(e -> e instanceof Value.Items pair && pair.elements().size() == 2);
    if (!fits) {
      throw Problem.of(
          Code.BAD_VALUE,
          call.span(1),
          "`widths` needs a pair for each axis, how many before and how many behind",
          "for example pad(x, [[0, 0], [1, 2]]) for a matrix");
    }
    return ((Value.Items) call.value(1)).elements();
  }

  private static Dim sum(Builtin.Arguments call, Dim size, List<Integer> width) {
    if (width.get(0) == 0 && width.get(1) == 0) {
      return size;
    }
    if (!size.isFixed()) {
      throw Problem.of(
          Code.BAD_DIMENSION,
          call.call(),
          "cannot pad along " + size + ", which is known at run time only",
          "write [0, 0] for that axis");
    }
    if (width.get(0) < 0 || width.get(1) < 0) {
      throw Problem.of(
          Code.BAD_VALUE,
          call.span(1),
          "a width of padding is 0 or more",
          "to leave elements out write slice(x, start = 1, stop = 3, axis = 0)");
    }
    return Dim.fixed(size.size() + width.get(0) + width.get(1));
  }

  private static Node around(
      Builtin.Arguments call, Node padded, List<Integer> before, Shape part, Node value) {
    GraphBuilder builder = builder(call);
    Shape whole = padded.type().shape();
    Node result = padded;
    Node fill =
        BroadcastTo.leading(builder, Cast.of(call.builder(), value, padded.type().dtype()), whole);
    for (int axis = 0; axis < whole.rank(); axis++) {
      if (!part.dim(axis).equals(whole.dim(axis))) {
        TensorType type = new TensorType(DType.INT32, whole);
        Node index = builder.source(new Iota(axis), type);
        Node low = Constants.of(builder, before.get(axis), type);
        Node high = Constants.of(builder, (double) before.get(axis) + part.dim(axis).size(), type);
        Node under = builder.node(Elementwise.LESS, index, low);
        Node over = builder.node(Elementwise.LESS_EQUAL, high, index);
        Node outside = builder.node(Elementwise.OR, under, over);
        result = builder.node(Elementwise.WHERE, outside, fill, result);
      }
    }
    return result;
  }

  /** The elements from one index to before another, along one axis. */
  static Value along(Builtin.Arguments call) {
    Node x = call.tensor(0);
    int axis = Axes.one(call.value(3), x.type(), call.span(3));
    Shape shape = x.type().shape();
    Value whole = new Value.Dimension(shape.dim(axis));
    List<Integer> bounds =
        MovementCalls.positions(
            new Value.Items(List.of(call.value(1), call.given(2) ? call.value(2) : whole)),
            call.span(1));
    int start = bounds.get(0);
    int stop = bounds.get(1);
    if (start < 0 || start >= stop || !shape.dim(axis).isFixed() || stop > shape.dim(axis).size()) {
      throw Problem.of(
          Code.BAD_INDEX,
          call.call(),
          "cannot cut " + start + " to " + stop + " out of axis " + axis + " of " + x.type(),
          "the end is not part of it: slice(x, start = 0, stop = 2, axis = 1) are the first two");
    }
    List<Integer> starts =
        LongStream.range(0, shape.rank()).mapToObj(at -> at == axis ? start : 0).toList();
    Shape part = shape.replace(axis, Dim.fixed(stop - (long) start));
    return new Value.Tensor(builder(call).node(new Slice(starts, part), x));
  }
}
