/**
 * What a trainer has beyond a session: in comes a train block, out come its plan as a constant, its
 * steps and its measurements.
 */
@NullMarked
package dev.nnc.compiler.emit.train;

import org.jspecify.annotations.NullMarked;
