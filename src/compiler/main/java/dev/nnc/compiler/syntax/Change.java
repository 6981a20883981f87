package dev.nnc.compiler.syntax;

/** What a metric does as long as a training is worth going on. */
public enum Change {
  /** It gets better. */
  GAIN,
  RISE,
  FALL
}
