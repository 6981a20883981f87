/**
 * Whether the same bits come out everywhere. Java homes come in, hashes of what was learnt go out.
 */
@NullMarked
package dev.nnc.benchmarks.bits;

import org.jspecify.annotations.NullMarked;
