package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.type.Dim;
import java.util.List;

/**
 * A dimension as a number, a scalar in double precision.
 *
 * @param dim known at run time only
 */
public record Size(Dim dim) implements SourceOp {
  @Override
  public String label() {
    return "size " + dim;
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    return new double[] {environment.size(dim)};
  }
}
