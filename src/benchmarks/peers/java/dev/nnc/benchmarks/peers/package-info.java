/**
 * The workloads as others train them. A workload's files come in; what was measured goes out as a
 * line of text. Each system has a program of its own, which knows nothing of the others'.
 */
@NullMarked
package dev.nnc.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
