package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.List;

/**
 * A part of a tensor.
 *
 * @param starts for each axis, the first index
 * @param shape of the part; along a dimension known at run time only, the whole dimension
 */
public record Slice(List<Integer> starts, Shape shape) implements StructuralOp {
  @Override
  public String label() {
    return "slice " + starts + " " + shape;
  }

  @Override
  public Family family() {
    return Family.MOVEMENT;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    TensorType input = inputs.get(0);
    StructuralOp.require(Pad.fits(starts, shape, input.shape()), label(), input);
    return input.with(shape);
  }

  @Override
  public Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    return builder.node(new Pad(starts, node.input(0).type().shape()), cotangent);
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] sizes, Environment environment) {
    DenseArray input = inputs.get(0);
    int[] strides = DenseArray.strides(input.shape());
    double[] result = new double[DenseArray.size(sizes)];
    Indexing.walk(
        sizes, strides, Pad.offset(starts, strides), (i, at) -> result[i] = input.data()[at]);
    return result;
  }
}
