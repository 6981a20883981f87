/**
 * Differentiation: in comes a graph with derivatives and substitutions in it, out goes one of
 * primitive operators alone.
 */
@NullMarked
package dev.nnc.compiler.grad;

import org.jspecify.annotations.NullMarked;
