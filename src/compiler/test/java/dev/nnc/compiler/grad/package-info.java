/** Derivatives of any order against differences of values, and against known answers. */
@NullMarked
package dev.nnc.compiler.grad;

import org.jspecify.annotations.NullMarked;
