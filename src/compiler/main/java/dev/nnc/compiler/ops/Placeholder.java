package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import java.util.List;

/**
 * A value that is fed.
 *
 * @param name the script's
 */
public record Placeholder(String name) implements SourceOp {
  @Override
  public String label() {
    return "placeholder " + name;
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    throw new IllegalStateException("a placeholder is looked up");
  }
}
