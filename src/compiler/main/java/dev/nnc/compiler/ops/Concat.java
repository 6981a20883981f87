package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/**
 * Tensors one behind the other along an axis of fixed size.
 *
 * @param axis along which
 */
public record Concat(int axis) implements StructuralOp {
  @Override
  public String label() {
    return "concat " + axis;
  }

  @Override
  public Family family() {
    return Family.MOVEMENT;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    TensorType first = inputs.get(0);
    long size = 0;
    for (TensorType input : inputs) {
      size += input.shape().dim(axis).size();
      TensorType like = first.with(first.shape().replace(axis, input.shape().dim(axis)));
      StructuralOp.require(input.equals(like), label(), inputs);
    }
    return first.with(first.shape().replace(axis, Dim.fixed(size)));
  }

  /** Where an input begins along the axis. */
  public int start(Node node, int input) {
    long start = 0;
    for (int i = 0; i < input; i++) {
      start += node.input(i).type().shape().dim(axis).size();
    }
    return Math.toIntExact(start);
  }

  /** For each axis, where an input begins in the result. */
  public List<Integer> starts(Node node, int input) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < node.type().shape().rank(); i++) {
      starts.add(i == axis ? start(node, input) : 0);
    }
    return List.copyOf(starts);
  }

  @Override
  public Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    return builder.node(
        new Slice(starts(node, input), node.input(input).type().shape()), cotangent);
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    int[] strides = DenseArray.strides(shape);
    double[] result = new double[DenseArray.size(shape)];
    int offset = 0;
    for (DenseArray input : inputs) {
      Indexing.walk(input.shape(), strides, offset, (i, at) -> result[at] = input.data()[i]);
      offset += input.shape()[axis] * strides[axis];
    }
    return result;
  }
}
