package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.List;

/** The matrix product [..., m, k] @ [..., k, n], the leading dimensions of both being the same. */
public record MatMul() implements StructuralOp {
  @Override
  public String label() {
    return "matmul";
  }

  @Override
  public Family family() {
    return Family.CONTRACTION;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    Shape a = inputs.get(0).shape();
    Shape b = inputs.get(1).shape();
    int rank = a.rank();
    StructuralOp.require(
        rank >= 2
            && b.rank() == rank
            && a.part(0, rank - 2).equals(b.part(0, rank - 2))
            && a.dim(rank - 1).equals(b.dim(rank - 2))
            && inputs.get(0).dtype() == inputs.get(1).dtype()
            && inputs.get(0).dtype().isReal(),
        "matmul",
        inputs);
    return inputs.get(0).with(a.replace(rank - 1, b.dim(rank - 1)));
  }

  /** By the left factor g @ bᵀ, by the right one aᵀ @ g. */
  @Override
  public Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    Node other = Permute.transpose(builder, node.input(1 - input));
    return input == 0 ? builder.node(this, cotangent, other) : builder.node(this, other, cotangent);
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    int[] left = inputs.get(0).shape();
    int m = shape[shape.length - 2];
    int n = shape[shape.length - 1];
    int k = left[left.length - 1];
    double[] a = inputs.get(0).data();
    double[] b = inputs.get(1).data();
    double[] result = new double[DenseArray.size(shape)];
    for (int row = 0; row < (n == 0 ? 0 : result.length / n); row++) {
      int matrix = row / m;
      for (int i = 0; i < k; i++) {
        for (int column = 0; column < n; column++) {
          result[row * n + column] += a[row * k + i] * b[(matrix * k + i) * n + column];
        }
      }
    }
    return result;
  }
}
