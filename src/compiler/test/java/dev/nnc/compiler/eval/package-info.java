/** Helpers that compute values and compare derivatives with central differences. */
@NullMarked
package dev.nnc.compiler.eval;

import org.jspecify.annotations.NullMarked;
