/**
 * How fast single kernels are, by JMH, beside what the machine can do at most. Sizes come in, rates
 * go out.
 */
@NullMarked
package dev.nnc.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
