/**
 * From a checked script to what is compiled: a {@link dev.nnc.compiler.lower.Program} of graphs,
 * one for each thing a session can be asked for.
 */
@NullMarked
package dev.nnc.compiler.lower;

import org.jspecify.annotations.NullMarked;
