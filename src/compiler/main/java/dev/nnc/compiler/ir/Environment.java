package dev.nnc.compiler.ir;

import dev.nnc.compiler.type.Dim;

/** What a graph is evaluated in: everything that comes from outside it. */
public interface Environment {
  /** The size of a dimension that may be known at run time only. */
  int size(Dim dim);

  /** The elements of a placeholder, a variable, a state or a file. */
  DenseArray value(Node source);

  /** The seed of the session. */
  long seed();

  /** How many updates have been made. */
  long step();

  /** Rows of a full batch. */
  double batchSize();

  /** Steps of an epoch. */
  double stepsPerEpoch();
}
