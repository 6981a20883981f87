package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/**
 * The axes in another order.
 *
 * @param order for each axis of the result, which axis of the input it is
 */
public record Permute(List<Integer> order) implements StructuralOp {
  /** Exchanges the last two axes. */
  public static Node transpose(GraphBuilder builder, Node node) {
    List<Integer> order = new ArrayList<>();
    int rank = node.type().shape().rank();
    for (int axis = 0; axis < rank - 2; axis++) {
      order.add(axis);
    }
    order.add(rank - 1);
    order.add(rank - 2);
    return builder.node(new Permute(List.copyOf(order)), node);
  }

  @Override
  public String label() {
    return "permute " + order;
  }

  @Override
  public Family family() {
    return Family.MOVEMENT;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    TensorType input = inputs.get(0);
    StructuralOp.require(input.shape().rank() == order.size(), "permute", input, order);
    List<Dim> dims = new ArrayList<>();
    order.forEach(axis -> dims.add(input.shape().dim(axis)));
    return input.with(new Shape(dims));
  }

  /** The order that undoes this one. */
  public Permute inverse() {
    List<Integer> inverse = new ArrayList<>(order);
    for (int axis = 0; axis < order.size(); axis++) {
      inverse.set(order.get(axis), axis);
    }
    return new Permute(List.copyOf(inverse));
  }

  @Override
  public Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    return builder.node(inverse(), cotangent);
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    DenseArray input = inputs.get(0);
    int[] from = DenseArray.strides(input.shape());
    int[] strides = order.stream().mapToInt(axis -> from[axis]).toArray();
    double[] result = new double[input.data().length];
    Indexing.walk(shape, strides, 0, (i, at) -> result[i] = input.data()[at]);
    return result;
  }
}
