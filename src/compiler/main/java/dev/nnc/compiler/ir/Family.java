package dev.nnc.compiler.ir;

/** What passes know of an operator. */
public enum Family {
  /** One result element from the elements at the same place. */
  ELEMENTWISE,
  /** Fewer dimensions than before. */
  REDUCTION,
  /** The same elements at other places. */
  MOVEMENT,
  /** Sums of products. */
  CONTRACTION,
  /** Elements or rows chosen by computed indices. */
  GATHER,
  /** Random numbers; two of them are never the same value. */
  RANDOM,
  /** Values that come from outside the graph. */
  SOURCE,
  /** Derivatives and substitutions, gone after differentiation. */
  CALCULUS
}
