package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows [i..., ...] added, in order, to the rows of a table of zeros at indices [i...].
 *
 * @param rows of the table
 */
public record ScatterAddRows(Dim rows) implements StructuralOp {
  @Override
  public Family family() {
    return Family.GATHER;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    TensorType indices = inputs.get(0);
    TensorType values = inputs.get(1);
    int outer = indices.shape().rank();
    StructuralOp.require(
        indices.dtype() == DType.INT32
            && values.shape().rank() >= outer
            && values.shape().part(0, outer).equals(indices.shape()),
        "scatter_add_rows",
        inputs);
    return values.with(Shape.of(rows).plus(values.shape().part(outer, values.shape().rank())));
  }

  @Override
  public @Nullable Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    return input == 1 ? builder.node(new GatherRows(), cotangent, node.input(0)) : null;
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    double[] indices = inputs.get(0).data();
    double[] values = inputs.get(1).data();
    double[] result = new double[DenseArray.size(shape)];
    int width = indices.length == 0 ? 0 : values.length / indices.length;
    for (int i = 0; i < values.length; i++) {
      result[((int) indices[i / width]) * width + i % width] += values[i];
    }
    return result;
  }
}
