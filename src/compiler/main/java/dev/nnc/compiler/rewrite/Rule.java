package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import org.jspecify.annotations.Nullable;

/** A replacement of a node by one of the same type and value. */
interface Rule {
  /** How sure the value stays the same; {@code rules.txt} says how it is measured. */
  enum Strength {
    /** The same bits. */
    EXACT,
    /** Nearer to the value in real numbers. */
    STABLE,
    /** Cheaper, but may overflow or underflow sooner; off unless asked for. */
    FAST
  }

  Strength strength();

  /** The replacement, or null where the rule does not match. */
  @Nullable Node apply(GraphBuilder builder, Node node, Pins pins);
}
