package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import java.util.List;
import java.util.Locale;

/**
 * What a schedule reads: a scalar in double precision.
 *
 * @param reading which number
 */
public record Clock(Reading reading) implements SourceOp {
  /** The numbers of a training's progress. */
  public enum Reading {
    /** Completed updates. */
    STEP,
    /** Rows of a full batch, for durations in samples. */
    BATCH_SIZE,
    /** Steps of an epoch, for durations in epochs. */
    STEPS_PER_EPOCH
  }

  /** Whether a value depends on the progress of a training. */
  public static boolean isReadBy(Node value) {
    return Graph.topological(List.of(value)).stream().anyMatch(node -> node.op() instanceof Clock);
  }

  @Override
  public String label() {
    return reading.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    return new double[] {
      switch (reading) {
        case STEP -> environment.step();
        case BATCH_SIZE -> environment.batchSize();
        case STEPS_PER_EPOCH -> environment.stepsPerEpoch();
      }
    };
  }
}
