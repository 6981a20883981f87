/**
 * Routines: in comes the order of a plan's kernels and its buffers, out come the method that calls
 * them, the methods that they share, and the fields that hold the buffers.
 */
@NullMarked
package dev.nnc.compiler.emit.routine;

import org.jspecify.annotations.NullMarked;
