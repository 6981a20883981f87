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

/** Rows of a table [rows, ...] chosen by indices [i...]: [i..., ...]. */
public record GatherRows() implements StructuralOp {
  @Override
  public Family family() {
    return Family.GATHER;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    TensorType table = inputs.get(0);
    TensorType indices = inputs.get(1);
    StructuralOp.require(
        table.shape().rank() >= 1 && indices.dtype() == DType.INT32, "gather_rows", inputs);
    return table.with(indices.shape().plus(table.shape().part(1, table.shape().rank())));
  }

  @Override
  public @Nullable Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    return input == 0
        ? builder.node(
            new ScatterAddRows(node.input(0).type().shape().dim(0)), node.input(1), cotangent)
        : null;
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    double[] indices = inputs.get(1).data();
    double[] result = new double[DenseArray.size(shape)];
    int width = indices.length == 0 ? 0 : result.length / indices.length;
    for (int row = 0; row < indices.length; row++) {
      System.arraycopy(
          inputs.get(0).data(), ((int) indices[row]) * width, result, row * width, width);
    }
    return result;
  }
}
