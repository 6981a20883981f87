package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.TensorType;
import java.util.List;

/**
 * The sum over some axes.
 *
 * @param axes ascending
 */
public record Sum(List<Integer> axes) implements StructuralOp {
  @Override
  public String label() {
    return "sum " + axes;
  }

  @Override
  public Family family() {
    return Family.REDUCTION;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    TensorType input = inputs.get(0);
    StructuralOp.require(input.dtype().isNumber() && !axes.isEmpty(), "sum", input, axes);
    return input.with(input.shape().without(axes));
  }

  /** Every element summed gets the whole cotangent. */
  @Override
  public Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    return BroadcastTo.along(builder, cotangent, node.input(0).type().shape(), axes);
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    double[] result = new double[DenseArray.size(shape)];
    DenseArray input = inputs.get(0);
    int[] strides = Indexing.keptStrides(input.shape(), axes);
    Indexing.walk(input.shape(), strides, 0, (i, at) -> result[at] += input.data()[i]);
    return result;
  }
}
