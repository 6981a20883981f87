/**
 * The workloads as nnc trains them. A workload and its files come in; trainings come out that
 * another part drives and measures.
 */
@NullMarked
package dev.nnc.benchmarks.training;

import org.jspecify.annotations.NullMarked;
