/**
 * Computes graphs in double precision, straight from the operators' references: the oracle of the
 * tests and the arithmetic of constant folding.
 */
@NullMarked
package dev.nnc.compiler.eval;

import org.jspecify.annotations.NullMarked;
