package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.Dim;

/** What constants are folded in: nothing from outside may be asked for. */
enum NoEnvironment implements Environment {
  INSTANCE;

  private static IllegalStateException none() {
    return new IllegalStateException("a constant depends on nothing");
  }

  @Override
  public int size(Dim dim) {
    throw none();
  }

  @Override
  public DenseArray value(Node source) {
    throw none();
  }

  @Override
  public long seed() {
    throw none();
  }

  @Override
  public long step() {
    throw none();
  }

  @Override
  public double batchSize() {
    throw none();
  }

  @Override
  public double stepsPerEpoch() {
    throw none();
  }
}
