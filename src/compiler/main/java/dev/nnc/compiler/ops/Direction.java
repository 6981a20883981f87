package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import java.util.List;

/**
 * What stands in the place of a vector while something is differentiated, so that the vector counts
 * as constant; a substitution around the derivative replaces it.
 */
public record Direction() implements SourceOp {
  @Override
  public String label() {
    return "direction";
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    throw new IllegalStateException("a direction is replaced before it is evaluated");
  }
}
