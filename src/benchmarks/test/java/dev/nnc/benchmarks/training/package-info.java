/** Tests of the workloads. */
@NullMarked
package dev.nnc.benchmarks.training;

import org.jspecify.annotations.NullMarked;
