/**
 * Who trains a workload faster: nnc and others in turn, each in a process of its own. What to
 * compare comes in, tables go out.
 */
@NullMarked
package dev.nnc.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
