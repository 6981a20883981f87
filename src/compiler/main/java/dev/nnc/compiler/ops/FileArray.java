package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.runtime.session.StoredValue;
import java.util.List;

/**
 * An array of a file, read when initial values are computed. The script says its type and shape;
 * whether the file agrees shows when it is opened.
 *
 * @param value which array
 */
public record FileArray(StoredValue value) implements SourceOp {
  @Override
  public String label() {
    return value.kind().word() + " " + value.file();
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    throw new IllegalStateException(label() + " comes from the environment");
  }
}
