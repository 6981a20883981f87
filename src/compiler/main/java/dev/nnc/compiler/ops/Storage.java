package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import java.util.List;

/**
 * A value kept between steps.
 *
 * @param path its full name, {@code h/0/block/dense/weight}; of a gradient, the variable's
 * @param kind what it is kept for
 */
public record Storage(String path, Kind kind) implements SourceOp {
  /** What storage is for. */
  public enum Kind {
    /** Trained. */
    VARIABLE,
    /** Kept by the model, not trained. */
    STATE,
    /** Kept by an optimizer. */
    SLOT,
    /** The moving average of a variable. */
    AVERAGE,
    /** The derivative of the loss by a variable, where it is kept for an update to come. */
    GRADIENT
  }

  @Override
  public String label() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + path;
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    throw new IllegalStateException("storage is looked up");
  }
}
