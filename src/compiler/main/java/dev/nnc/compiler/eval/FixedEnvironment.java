package dev.nnc.compiler.eval;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.Dim;
import java.util.HashMap;
import java.util.Map;

/** An environment made of tables. */
public final class FixedEnvironment implements Environment {
  private final Map<String, Integer> sizes = new HashMap<>();
  private final Map<Node, DenseArray> values = new HashMap<>();
  private long seed;
  private long step;
  private double stepsPerEpoch = 1;

  /** Gives a run-time dimension its size. */
  public FixedEnvironment size(String symbol, int size) {
    sizes.put(symbol, size);
    return this;
  }

  public FixedEnvironment value(Node source, DenseArray value) {
    values.put(source, value);
    return this;
  }

  public FixedEnvironment clock(long newSeed, long newStep, double newStepsPerEpoch) {
    seed = newSeed;
    step = newStep;
    stepsPerEpoch = newStepsPerEpoch;
    return this;
  }

  @Override
  public int size(Dim dim) {
    long size = dim.factor();
    for (String symbol : dim.symbols()) {
      Integer known = sizes.get(symbol);
      if (known == null) {
        throw new IllegalStateException("no size for " + symbol);
      }
      size = Math.multiplyExact(size, known);
    }
    return Math.toIntExact(size);
  }

  @Override
  public DenseArray value(Node source) {
    DenseArray found = values.get(source);
    if (found == null) {
      throw new IllegalStateException("no value for " + source);
    }
    return found;
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public long step() {
    return step;
  }

  @Override
  public double batchSize() {
    return sizes.getOrDefault("batch", 1);
  }

  @Override
  public double stepsPerEpoch() {
    return stepsPerEpoch;
  }
}
