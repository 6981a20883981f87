/** The same loops and reductions with neighbouring points of the last axis computed at once. */
@NullMarked
package dev.nnc.compiler.emit.lanes;

import org.jspecify.annotations.NullMarked;
