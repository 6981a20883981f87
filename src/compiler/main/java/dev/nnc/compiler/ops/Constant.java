package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor filled with one value.
 *
 * @param value as the element type holds it
 */
public record Constant(double value) implements SourceOp {
  @Override
  public String label() {
    return "constant " + value;
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    double[] filled = new double[DenseArray.size(shape)];
    Arrays.fill(filled, value);
    return filled;
  }
}
