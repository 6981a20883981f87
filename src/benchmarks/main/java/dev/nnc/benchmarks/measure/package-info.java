/**
 * What all who train a workload share: the rows and weights to begin with come in as files, what
 * was measured goes out as a line of text.
 */
@NullMarked
package dev.nnc.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
