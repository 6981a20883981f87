package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.List;

/**
 * A tensor as a part of a larger one that is zero elsewhere.
 *
 * @param starts for each axis, where the part begins
 * @param shape of the whole
 */
public record Pad(List<Integer> starts, Shape shape) implements StructuralOp {
  @Override
  public String label() {
    return "pad " + starts + " " + shape;
  }

  @Override
  public Family family() {
    return Family.MOVEMENT;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    TensorType input = inputs.get(0);
    StructuralOp.require(fits(starts, input.shape(), shape), label(), input);
    return input.with(shape);
  }

  /** Whether a part of a shape lies in the whole. */
  static boolean fits(List<Integer> starts, Shape part, Shape whole) {
    boolean fits = starts.size() == whole.rank() && part.rank() == whole.rank();
    for (int axis = 0; fits && axis < whole.rank(); axis++) {
      Dim inner = part.dim(axis);
      Dim outer = whole.dim(axis);
      fits =
          (inner.isFixed() && outer.isFixed())
              ? starts.get(axis) >= 0 && starts.get(axis) + inner.size() <= outer.size()
              : starts.get(axis) == 0 && inner.equals(outer);
    }
    return fits;
  }

  static int offset(List<Integer> starts, int[] strides) {
    int offset = 0;
    for (int axis = 0; axis < strides.length; axis++) {
      offset += starts.get(axis) * strides[axis];
    }
    return offset;
  }

  @Override
  public Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    return builder.node(new Slice(starts, node.input(0).type().shape()), cotangent);
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] sizes, Environment environment) {
    DenseArray input = inputs.get(0);
    int[] strides = DenseArray.strides(sizes);
    double[] result = new double[DenseArray.size(sizes)];
    Indexing.walk(
        input.shape(), strides, offset(starts, strides), (i, at) -> result[at] = input.data()[i]);
    return result;
  }
}
