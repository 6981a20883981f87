package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import java.util.List;

/**
 * A tensor of numbers written in a script.
 *
 * @param values row-major
 */
public record ConstantArray(List<Double> values) implements SourceOp {
  @Override
  public String label() {
    return "constants " + (values.size() > 8 ? values.subList(0, 8) + "…" : values);
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
