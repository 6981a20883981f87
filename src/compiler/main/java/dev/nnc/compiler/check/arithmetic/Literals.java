package dev.nnc.compiler.check.arithmetic;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Concat;
import dev.nnc.compiler.ops.ConstantArray;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/** Lists as tensors: {@code [[1, 2], [3, 4]]}, {@code [a, b]}. */
final class Literals {
  private final Arithmetic arithmetic;

  Literals(Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
  }

  Node array(Value.Items items, DType dtype, Span span) {
    List<Double> numbers = new ArrayList<>();
    List<Dim> dims = new ArrayList<>();
    if (collect(items, 0, dims, numbers, span)) {
      List<Double> rounded = numbers.stream().map(dtype::round).toList();
      TensorType type = new TensorType(dtype, new Shape(dims));
      return arithmetic.builder().source(new ConstantArray(rounded), type);
    }
    return stack(items, dtype, span);
  }

  /** Whether all elements are numbers; their shape and values are collected. */
  private static boolean collect(
      Value value, int depth, List<Dim> dims, List<Double> numbers, Span span) {
    if (!(value instanceof Value.Items items)) {
      Arithmetic.number(value).ifPresent(numbers::add);
      return Arithmetic.number(value).isPresent() && depth == dims.size();
    }
    Dim size = Dim.fixed(items.elements().size());
    if (depth == dims.size() && numbers.isEmpty()) {
      dims.add(size);
    } else if (depth >= dims.size() || !dims.get(depth).equals(size)) {
      throw Problem.of(
          Code.SHAPE_MISMATCH,
          span,
          "the rows of this list have different lengths",
          "give every row as many numbers");
    }
    boolean all = true;
    for (Value element : items.elements()) {
      all &= collect(element, depth + 1, dims, numbers, span);
    }
    return all;
  }

  /** Tensors of one shape beside each other along a new first axis. */
  private Node stack(Value.Items items, DType dtype, Span span) {
    List<Node> rows = new ArrayList<>();
    Shape shape = Shape.SCALAR;
    for (Value element : items.elements()) {
      Node row = arithmetic.cast(arithmetic.tensor(element, dtype, span), dtype);
      shape = row.type().shape().rank() > shape.rank() ? row.type().shape() : shape;
      rows.add(row);
    }
    List<Node> parts = new ArrayList<>();
    for (Node row : rows) {
      if (!shape.endsWith(row.type().shape())) {
        throw Problem.of(
            Code.SHAPE_MISMATCH,
            span,
            "the elements of this list have different shapes",
            "give every element the same shape");
      }
      Node full = BroadcastTo.leading(arithmetic.builder(), row, shape);
      parts.add(Reshape.to(arithmetic.builder(), full, Shape.of(Dim.ONE).plus(shape)));
    }
    return parts.size() == 1 ? parts.get(0) : arithmetic.builder().node(new Concat(0), parts);
  }
}
