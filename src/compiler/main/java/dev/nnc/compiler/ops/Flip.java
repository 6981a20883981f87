package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.TensorType;
import java.util.List;

/**
 * The elements along an axis from the last to the first.
 *
 * @param axis along which
 */
public record Flip(int axis) implements StructuralOp {
  @Override
  public String label() {
    return "flip " + axis;
  }

  @Override
  public Family family() {
    return Family.MOVEMENT;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    TensorType input = inputs.get(0);
    StructuralOp.require(axis >= 0 && axis < input.shape().rank(), label(), input);
    return input;
  }

  @Override
  public Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    return builder.node(this, cotangent);
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] sizes, Environment environment) {
    double[] data = inputs.get(0).data();
    int[] strides = DenseArray.strides(sizes);
    int last = (sizes[axis] - 1) * strides[axis];
    strides[axis] = -strides[axis];
    double[] result = new double[data.length];
    Indexing.walk(sizes, strides, last, (i, at) -> result[i] = data[at]);
    return result;
  }
}
