package dev.nnc.compiler.emit;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.type.DType;

/** Random graphs for the tests of other packages. */
public final class RandomGraphs {
  private RandomGraphs() {}

  /** A graph of results and updates, the same for the same seed. */
  public static Graph graph(long seed) {
    return new RandomGraph(seed, DType.FLOAT32, 60).graph;
  }
}
