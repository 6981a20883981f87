package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.TensorType;
import java.util.Arrays;
import java.util.List;

/**
 * The largest element along some axes, NaN if one of them is NaN.
 *
 * @param axes ascending
 */
public record Max(List<Integer> axes) implements StructuralOp {
  @Override
  public String label() {
    return "max " + axes;
  }

  @Override
  public Family family() {
    return Family.REDUCTION;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    TensorType input = inputs.get(0);
    StructuralOp.require(input.dtype().isNumber() && !axes.isEmpty(), "max", input, axes);
    return input.with(input.shape().without(axes));
  }

  /** Ties share the cotangent equally. */
  @Override
  public Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    Node x = node.input(0);
    Node largest = BroadcastTo.along(builder, node, x.type().shape(), axes);
    Node one = Constants.of(builder, 1, x.type());
    Node zero = Constants.of(builder, 0, x.type());
    Node hit = builder.node(Elementwise.EQUAL, x, largest);
    Node share = builder.node(Elementwise.WHERE, hit, one, zero);
    Node count = builder.node(new Sum(axes), share);
    Node each = builder.node(Elementwise.DIVIDE, cotangent, count);
    Node spread = BroadcastTo.along(builder, each, x.type().shape(), axes);
    return builder.node(Elementwise.WHERE, hit, spread, zero);
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    double[] result = new double[DenseArray.size(shape)];
    Arrays.fill(result, Double.NEGATIVE_INFINITY);
    DenseArray input = inputs.get(0);
    int[] strides = Indexing.keptStrides(input.shape(), axes);
    Indexing.walk(
        input.shape(), strides, 0, (i, at) -> result[at] = Math.max(result[at], input.data()[i]));
    return result;
  }
}
