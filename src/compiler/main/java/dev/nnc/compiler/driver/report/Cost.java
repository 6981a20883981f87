package dev.nnc.compiler.driver.report;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;

/** Counts operations of floating point. */
final class Cost {
  private final long batch;

  /**
   * @param batch what stands for every size that is known at run time only
   */
  Cost(long batch) {
    this.batch = batch;
  }

  /** Operations of a graph: a product counts two for each of its terms, an element one. */
  long of(Graph graph) {
    long sum = 0;
    for (Node node : graph.nodes()) {
      sum += of(node);
    }
    return sum;
  }

  private long of(Node node) {
    return switch (node.op().family()) {
      case ELEMENTWISE -> node.type().dtype().isReal() ? elements(node) * operations(node) : 0;
      case REDUCTION -> elements(node.input(0));
      case CONTRACTION -> 2 * elements(node) * terms(node.input(0).type().shape());
      case MOVEMENT, GATHER, RANDOM, SOURCE, CALCULUS -> 0;
    };
  }

  private static int operations(Node node) {
    return node.op() instanceof Elementwise op ? op.operations() : 1;
  }

  private long terms(Shape left) {
    return size(left.dim(left.rank() - 1));
  }

  private long elements(Node node) {
    return size(node.type().shape().elements());
  }

  private long size(Dim dim) {
    long size = dim.factor();
    for (int i = 0; i < dim.symbols().size(); i++) {
      size *= batch;
    }
    return size;
  }
}
