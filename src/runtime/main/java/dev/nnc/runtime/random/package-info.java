/**
 * Counter-based random numbers: a seed, a stream and a step come in, numbers that are the same on
 * every machine, thread count and JDK go out.
 */
@NullMarked
package dev.nnc.runtime.random;

import org.jspecify.annotations.NullMarked;
