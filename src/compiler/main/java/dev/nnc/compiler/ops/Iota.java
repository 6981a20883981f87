package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import java.util.List;

/**
 * Each element's index along an axis, as integers.
 *
 * @param axis which index
 */
public record Iota(int axis) implements SourceOp {
  @Override
  public String label() {
    return "iota " + axis;
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    int stride = DenseArray.strides(shape)[axis];
    double[] result = new double[DenseArray.size(shape)];
    for (int i = 0; i < result.length; i++) {
      result[i] = i / stride % shape[axis];
    }
    return result;
  }
}
