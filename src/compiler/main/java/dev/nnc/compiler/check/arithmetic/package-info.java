/**
 * Operators on values: numbers are computed at once, tensors become nodes, and what cannot be
 * joined becomes a message that says where both sides come from.
 */
@NullMarked
package dev.nnc.compiler.check.arithmetic;

import org.jspecify.annotations.NullMarked;
