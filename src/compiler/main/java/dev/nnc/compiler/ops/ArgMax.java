package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The index of the largest element along an axis, the first of equal ones. NaN counts as larger
 * than all numbers, as in NumPy and PyTorch.
 *
 * @param axis along which
 */
public record ArgMax(int axis) implements StructuralOp {
  @Override
  public String label() {
    return "argmax " + axis;
  }

  @Override
  public Family family() {
    return Family.REDUCTION;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    TensorType input = inputs.get(0);
    StructuralOp.require(input.dtype().isNumber(), "argmax", input);
    return new TensorType(DType.INT32, input.shape().without(List.of(axis)));
  }

  @Override
  public @Nullable Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    return null;
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    DenseArray input = inputs.get(0);
    double[] best = new Max(List.of(axis)).evaluate(inputs, shape, environment);
    double[] result = new double[best.length];
    java.util.Arrays.fill(result, -1);
    int[] strides = Indexing.keptStrides(input.shape(), List.of(axis));
    int along = DenseArray.strides(input.shape())[axis];
    Indexing.walk(
        input.shape(),
        strides,
        0,
        (i, at) -> {
          double candidate = input.data()[i];
          boolean hit = candidate == best[at] || Double.isNaN(candidate);
          if (result[at] < 0 && hit) {
            result[at] = i / along % input.shape()[axis];
          }
        });
    return result;
  }
}
