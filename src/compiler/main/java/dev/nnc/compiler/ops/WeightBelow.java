package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For each element of [rows, ...] the weights of the smaller elements of its column, and a share of
 * those of the equal ones, itself included. A column with a NaN has no order, so its results are
 * NaN.
 *
 * @param ties the share, from 0 to 1
 */
public record WeightBelow(double ties) implements StructuralOp {
  @Override
  public String label() {
    return "weight_below " + ties;
  }

  @Override
  public Family family() {
    return Family.GATHER;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    TensorType x = inputs.get(0);
    StructuralOp.require(
        x.shape().rank() >= 1 && x.dtype().isReal() && x.equals(inputs.get(1)),
        "weight_below",
        inputs);
    return x;
  }

  /** An element's weight counts for those above it, which are below it once signs are changed. */
  @Override
  public @Nullable Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    return input == 1
        ? builder.node(this, builder.node(Elementwise.NEGATE, node.input(0)), cotangent)
        : null;
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    double[] x = inputs.get(0).data();
    double[] weight = inputs.get(1).data();
    double[] result = new double[x.length];
    int columns = shape[0] == 0 ? 0 : x.length / shape[0];
    for (int i = 0; i < x.length; i++) {
      for (int j = i % columns; j < x.length; j += columns) {
        result[i] += counted(x[j], x[i]) * weight[j];
      }
    }
    return result;
  }

  private double counted(double other, double own) {
    if (Double.isNaN(other) || Double.isNaN(own)) {
      return Double.NaN;
    }
    return other < own ? 1 : other == own ? ties : 0;
  }
}
