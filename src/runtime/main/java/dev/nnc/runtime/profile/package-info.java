/**
 * How long the kernels of a step take, and what the machine could do in that time: a step's clock
 * and loops that reach the machine's limits come in, times and rates go out.
 */
@NullMarked
package dev.nnc.runtime.profile;

import org.jspecify.annotations.NullMarked;
